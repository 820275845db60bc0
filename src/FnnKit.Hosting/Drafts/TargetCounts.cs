using System.Globalization;

namespace FnnKit;

/// <summary>Tells whole numbers that count something from the numbers of classes. Both look the same in a file; how often each value occurs differs.</summary>
internal static class TargetCounts
{
    /// <summary>With fewer values, grades and numbers of classes look like counts.</summary>
    private const int FewestValues = 6;

    private const int ChunkSize = 4096;

    /// <summary>Whether the classes of a data set are counts: 0 occurs most often, then 1, then 2, and the rest are rarer still.</summary>
    /// <param name="data">Data with one target that holds classes.</param>
    public static bool Are(IDataSet data)
    {
        var names = data.Schema.Classes;
        if (names.Count < FewestValues || !names.Take(3).SequenceEqual(["0", "1", "2"]) || !names.All(IsCount))
            return false;
        int[] samples = new int[names.Count];
        double[] codes = new double[ChunkSize];
        for (int start = 0; start < data.Count; start += ChunkSize)
        {
            int count = Math.Min(ChunkSize, data.Count - start);
            data.Read([.. Enumerable.Range(start, count)], default, new(codes, 1, count));
            foreach (double code in codes.AsSpan(0, count))
                samples[(int)code]++;
        }

        return samples[0] > samples[1] && samples[1] > samples[2] && samples.Skip(3).All(rare => rare < samples[1]);
    }

    private static bool IsCount(string name) => int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out _);
}
