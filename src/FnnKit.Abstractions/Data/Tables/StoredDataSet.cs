using System.Buffers;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace FnnKit;

/// <summary>A table whose features lie in a temporary file, a row of numbers after the other, and are read when they are asked for. Targets are kept.</summary>
internal sealed class StoredDataSet(DataSchema schema, int count, StoredDataSet.Recoding recode, SafeFileHandle file, double[] targets) : IDataSet
{
    /// <summary>Replaces the codes of rows as they were read by the final ones.</summary>
    public delegate void Recoding(Span<double> rows);

    public DataSchema Schema => schema;

    public int Count => count;

    public bool HasTargets => targets.Length > 0;

    public bool IsReadOnDemand => true;

    public void Read(ReadOnlySpan<int> samples, Matrix<double> features, Matrix<double> targetRows)
    {
        for (int row = 0; row < targetRows.Rows && !targetRows.IsEmpty; row++)
        {
            for (int i = 0; i < samples.Length; i++)
                targetRows[row, i] = targets[(samples[i] * targetRows.Rows) + row];
        }

        if (features.IsEmpty)
            return;
        int width = features.Rows;
        double[] buffer = ArrayPool<double>.Shared.Rent(width * samples.Length);
        var rows = buffer.AsSpan(0, width * samples.Length);
        Gather(samples, rows, width);
        recode(rows);
        for (int i = 0; i < samples.Length; i++)
        {
            for (int column = 0; column < width; column++)
                features[column, i] = rows[(i * width) + column];
        }

        ArrayPool<double>.Shared.Return(buffer);
    }

    private void Gather(ReadOnlySpan<int> samples, Span<double> rows, int width)
    {
        for (int i = 0; i < samples.Length;)
        {
            // Neighbours are read together.
            int run = 1;
            while (i + run < samples.Length && samples[i + run] == samples[i] + run)
                run++;
            var bytes = MemoryMarshal.AsBytes(rows.Slice(i * width, run * width));
            long offset = (long)samples[i] * width * sizeof(double);
            for (int read = 0, some = -1; read < bytes.Length; read += some)
            {
                some = RandomAccess.Read(file, bytes[read..], offset + read);
                if (some == 0)
                    throw new DataException("A temporary file of rows has become shorter; leave it alone while it is in use.");
            }

            i += run;
        }
    }
}
