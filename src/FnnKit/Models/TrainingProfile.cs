using System.Text.Json;

namespace FnnKit;

/// <summary>
/// What the columns of the training samples held: their ranges, deciles and shares of categories. A server compares what it is asked with it, and a form offers
/// its ranges.
/// </summary>
/// <param name="Columns">One profile for each feature, in the order of the schema.</param>
public sealed record TrainingProfile(IReadOnlyList<TrainedColumn> Columns)
{
    /// <summary>Of more samples, as many that are evenly spaced are looked at.</summary>
    private const int MostSamples = 65_536;

    /// <summary>Deciles are computed from as many samples.</summary>
    private const int MostSorted = 4096;

    /// <summary>Wider samples, such as images, have no deciles: they would be larger than the model.</summary>
    private const int WidestSorted = 256;

    private const int Chunk = 1024;

    internal static TrainingProfile Compute(IDataSet data, ReadOnlySpan<int> training)
    {
        var columns = data.Schema.Features;
        ColumnTally[] tallies = [.. columns.Select(column => new ColumnTally(column.Categories?.Count, keeps: columns.Count <= WidestSorted))];
        int[] samples = Spaced(training, MostSamples);
        int every = (samples.Length + MostSorted - 1) / MostSorted;
        double[] values = new double[columns.Count * Math.Min(Chunk, samples.Length)];
        for (int start = 0; start < samples.Length; start += Chunk)
        {
            var chunk = samples.AsSpan(start, Math.Min(Chunk, samples.Length - start));
            var read = new Matrix<double>(values.AsSpan(0, columns.Count * chunk.Length), columns.Count, chunk.Length);
            data.Read(chunk, read, default);
            for (int column = 0; column < columns.Count; column++)
                tallies[column].Add(read[column], start, every);
        }

        return new TrainingProfile([.. tallies.Select(tally => tally.Finish())]);
    }

    internal string ToJson() => JsonSerializer.Serialize(Columns);

    /// <exception cref="JsonException">The text is not JSON of a profile.</exception>
    /// <exception cref="FormatException">The profile does not fit the columns.</exception>
    internal static TrainingProfile FromJson(string json, DataSchema schema)
    {
        var columns = JsonSerializer.Deserialize<TrainedColumn[]>(json);
        return columns is not null && columns.Length == schema.Features.Count && !columns.Contains(null)
            && columns.Zip(schema.Features).All(pair => pair.First.CategoryShares.Count == (pair.Second.Categories?.Count ?? 0))
            ? new TrainingProfile(columns) : throw new FormatException("the training profile does not fit the columns");
    }

    private static int[] Spaced(ReadOnlySpan<int> samples, int most)
    {
        int count = Math.Min(samples.Length, most);
        int[] spaced = new int[count];
        for (int i = 0; i < count; i++)
            spaced[i] = samples[(int)((long)i * samples.Length / count)];
        return spaced;
    }
}
