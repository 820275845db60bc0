using FnnKit.Numerics;

namespace FnnKit;

/// <summary>Takes chosen rows of a table and lays them side by side as the columns of a matrix.</summary>
public static unsafe class ColumnGather
{
    /// <summary>Rows that are turned together, so that what is written fills whole cache lines.</summary>
    private const int RowBlock = 16;

    /// <summary>Elements of each row that are turned together: their cache lines stay in first-level cache, whatever the width of the matrix.</summary>
    private const int ElementBlock = 32;

    /// <summary>Lays rows out: <c>target[i, j] = table[rows[j], i]</c>.</summary>
    /// <param name="table">Rows of <c>target.Rows</c> elements, one after the other.</param>
    /// <param name="rows">Which of them, one for each column of the target.</param>
    /// <param name="target">Receives them as columns.</param>
    /// <exception cref="ArgumentOutOfRangeException">A row is not in the table.</exception>
    /// <exception cref="ArgumentException">There are not as many rows as columns.</exception>
    public static void Run<T>(ReadOnlySpan<T> table, ReadOnlySpan<int> rows, Matrix<T> target)
        where T : unmanaged
    {
        Lengths.Check(rows.Length, target.Columns);
        nint length = target.Rows, stride = target.Columns;
        int count = length == 0 ? 0 : table.Length / (int)length;
        foreach (int row in rows)
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)row, (uint)count, nameof(rows));
        fixed (T* source = table, result = target.Values)
        {
            for (int start = 0; start < rows.Length; start += RowBlock)
            {
                var block = rows.Slice(start, Math.Min(RowBlock, rows.Length - start));
                for (nint i = 0; i < length; i += ElementBlock)
                    Transpose(source + i, length, block, Math.Min(ElementBlock, length - i), result + (i * stride) + start, stride);
            }
        }
    }

    /// <summary>Lays all rows out: <c>target[i, j] = table[j, i]</c>.</summary>
    /// <param name="table">Rows of <c>target.Rows</c> elements, one after the other, as many as the target has columns.</param>
    /// <param name="target">Receives them as columns.</param>
    /// <exception cref="ArgumentException">There are more or fewer elements.</exception>
    public static void Run<T>(ReadOnlySpan<T> table, Matrix<T> target)
        where T : unmanaged
    {
        nint length = target.Rows, count = target.Columns;
        Lengths.Check(table.Length, target.Values.Length);
        fixed (T* source = table, result = target.Values)
        {
            for (nint start = 0; start < count; start += RowBlock)
            {
                nint rows = Math.Min(RowBlock, count - start);
                for (nint i = 0; i < length; i += ElementBlock)
                    Transpose(source + (start * length) + i, length, rows, Math.Min(ElementBlock, length - i), result + (i * count) + start, count);
            }
        }
    }

    private static void Transpose<T>(T* source, nint rowLength, nint rows, nint length, T* target, nint stride)
        where T : unmanaged
    {
        nint j = 0;
        if (typeof(T) == typeof(float))
        {
            for (; j <= rows - 4; j += 4)
            {
                float* row = (float*)(source + (j * rowLength));
                Transposition.InterleaveFour(row, row + rowLength, row + (2 * rowLength), row + (3 * rowLength), length, (float*)target + j, stride);
            }
        }
        else if (typeof(T) == typeof(double))
        {
            for (; j <= rows - 2; j += 2)
                Transposition.InterleaveTwo((double*)(source + (j * rowLength)), rowLength, length, (double*)target + j, stride);
        }

        for (; j < rows; j++)
        {
            T* row = source + (j * rowLength);
            for (nint i = 0; i < length; i++)
                target[(i * stride) + j] = row[i];
        }
    }

    private static void Transpose<T>(T* source, nint rowLength, ReadOnlySpan<int> rows, nint length, T* target, nint stride)
        where T : unmanaged
    {
        int j = 0;
        if (typeof(T) == typeof(float))
        {
            for (; j <= rows.Length - 4; j += 4)
            {
                float* table = (float*)source;
                Transposition.InterleaveFour(
                    table + (rows[j] * rowLength), table + (rows[j + 1] * rowLength), table + (rows[j + 2] * rowLength), table + (rows[j + 3] * rowLength),
                    length, (float*)target + j, stride);
            }
        }

        for (; j < rows.Length; j++)
        {
            T* row = source + (rows[j] * rowLength);
            for (nint i = 0; i < length; i++)
                target[(i * stride) + j] = row[i];
        }
    }
}
