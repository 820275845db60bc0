namespace FnnKit;

/// <summary>Some samples of a data set as models take them, a row each, with their targets.</summary>
/// <param name="Features">One row of features after the other.</param>
/// <param name="Targets">The targets <c>[targets, samples]</c>, classes as their codes.</param>
/// <param name="Count">How many samples there are.</param>
internal sealed record SampleRows(double[] Features, double[] Targets, int Count)
{
    /// <summary>How many samples are read at once.</summary>
    public const int ChunkSize = 1024;

    /// <summary>Reads samples.</summary>
    /// <param name="data">Data with targets.</param>
    /// <param name="samples">Which ones.</param>
    public static SampleRows Read(IDataSet data, int[] samples)
    {
        int features = data.Schema.Features.Count, targets = data.Schema.Targets.Count;
        double[] columns = new double[features * samples.Length], rows = new double[features * samples.Length], outputs = new double[targets * samples.Length];
        data.Read(samples, new(columns, features, samples.Length), new(outputs, targets, samples.Length));
        for (int feature = 0; feature < features; feature++)
        {
            for (int sample = 0; sample < samples.Length; sample++)
                rows[(sample * features) + feature] = columns[(feature * samples.Length) + sample];
        }

        return new SampleRows(rows, outputs, samples.Length);
    }
}
