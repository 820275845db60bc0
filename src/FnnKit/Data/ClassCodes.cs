namespace FnnKit;

/// <summary>The class of every sample of a data set, read without its features.</summary>
internal static class ClassCodes
{
    private const int ChunkSize = 4096;

    /// <exception cref="DataException">A target is no code of a class.</exception>
    public static int[] Read(IDataSet data)
    {
        int[] codes = new int[data.Count];
        double[] chunk = new double[ChunkSize];
        int classes = data.Schema.Classes.Count;
        for (int start = 0; start < data.Count; start += ChunkSize)
        {
            int count = Math.Min(ChunkSize, data.Count - start);
            data.Read([.. Enumerable.Range(start, count)], default, new(chunk, 1, count));
            for (int i = 0; i < count; i++)
            {
                if (!(chunk[i] >= 0 && chunk[i] < classes) || chunk[i] != Math.Floor(chunk[i]))
                    throw new DataException($"Sample {start + i + 1} has the class code {chunk[i]}, but the {classes} classes have the codes 0 to {classes - 1}.");
                codes[start + i] = (int)chunk[i];
            }
        }

        return codes;
    }
}
