namespace FnnKit;

/// <summary>The one turn from samples as rows, as data is kept, to samples as columns, as the engine works.</summary>
internal static class BatchGather
{
    /// <summary>Samples that are turned together, so that what is written fills whole cache lines.</summary>
    private const int Block = 16;

    /// <param name="rows">Samples one after the other.</param>
    /// <param name="samples">Which of them, in which order.</param>
    /// <param name="target">Receives <c>[features, samples]</c>.</param>
    public static void Rows<T>(ReadOnlySpan<T> rows, ReadOnlySpan<int> samples, Matrix<T> target)
        where T : unmanaged
    {
        int features = target.Rows;
        if (features == 1)
        {
            var single = target.Values;
            for (int i = 0; i < samples.Length; i++)
                single[i] = rows[samples[i]];
            return;
        }

        for (int start = 0; start < samples.Length; start += Block)
        {
            var block = samples.Slice(start, Math.Min(Block, samples.Length - start));
            for (int i = 0; i < block.Length; i++)
            {
                var row = rows.Slice(block[i] * features, features);
                var values = target.Values[(start + i)..];
                for (int feature = 0, at = 0; feature < row.Length; feature++, at += target.Columns)
                    values[at] = row[feature];
            }
        }
    }
}
