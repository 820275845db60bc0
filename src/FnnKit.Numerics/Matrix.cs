using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace FnnKit;

/// <summary>
/// A row-major matrix over memory that somebody else owns. A batch is <c>[features, samples]</c>: a feature is a row and its samples lie side by side.
/// </summary>
/// <typeparam name="T">The element type.</typeparam>
public readonly ref struct Matrix<T>
    where T : unmanaged
{
    private readonly ref T _first;

    /// <summary>Lays a matrix over the first <c>rows * columns</c> elements of a span.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A size is negative, or the span is too short.</exception>
    public Matrix(Span<T> values, int rows, int columns)
    {
        MatrixSize.Check(values.Length, rows, columns);
        _first = ref MemoryMarshal.GetReference(values);
        Rows = rows;
        Columns = columns;
    }

    /// <summary>The number of rows (features, where the matrix is a batch).</summary>
    public int Rows { get; }

    /// <summary>The number of columns (samples, where the matrix is a batch).</summary>
    public int Columns { get; }

    /// <summary>All elements, row after row.</summary>
    public Span<T> Values
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => MemoryMarshal.CreateSpan(ref _first, Rows * Columns);
    }

    /// <summary>Whether the matrix holds no element.</summary>
    public bool IsEmpty => Rows == 0 || Columns == 0;

    /// <summary>One row.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    public Span<T> this[int row]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)row, (uint)Rows, nameof(row));
            return MemoryMarshal.CreateSpan(ref Unsafe.Add(ref _first, (nint)row * Columns), Columns);
        }
    }

    /// <summary>One element.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    /// <exception cref="IndexOutOfRangeException">There is no such column.</exception>
    public ref T this[int row, int column] => ref this[row][column];

    /// <summary>The same memory, to read only.</summary>
    public static implicit operator ReadOnlyMatrix<T>(Matrix<T> matrix) => new(in matrix._first, matrix.Rows, matrix.Columns);
}
