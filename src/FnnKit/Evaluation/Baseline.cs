namespace FnnKit;

/// <summary>What predictions without a model reach, to compare a model with: the commonest class of the training part, or its mean, for every sample.</summary>
/// <param name="Prediction">What is always predicted, such as <c>always 'no'</c> or <c>always the mean</c>.</param>
/// <param name="Values">The metrics by name.</param>
public sealed record Baseline(string Prediction, IReadOnlyDictionary<string, double> Values)
{
    /// <summary>Measures constant predictions: the shares of the classes, or the mean of each target, in the training part.</summary>
    internal static Baseline Measure<T>(PreparedData<T> data, DataSchema schema, DataSplit split, int outputs, IReadOnlyList<IMetric> metrics)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        double[] means = new double[outputs], targets = new double[outputs * split.Training.Length];
        data.GatherTargets(split.Training, new(targets, outputs, split.Training.Length));
        for (int i = 0; i < targets.Length; i++)
            means[i / split.Training.Length] += targets[i] / split.Training.Length;
        int count = split.Test.Length;
        double[] predictions = [.. means.SelectMany(mean => Enumerable.Repeat(mean, count))], test = new double[outputs * count];
        data.GatherTargets(split.Test, new(test, outputs, count));
        var values = new Dictionary<string, double>();
        foreach (var metric in metrics)
        {
            var accumulator = metric.Start();
            accumulator.Add(new ReadOnlyMatrix<double>(predictions, outputs, count), new(test, outputs, count));
            values[PartIdentity.Get(metric).Name] = accumulator.Result;
        }

        return new Baseline(Describe(schema, means), values);
    }

    private static string Describe(DataSchema schema, double[] means)
    {
        if (schema.TargetKind == TargetKind.Numbers)
            return "always the mean";
        int commonest = means.Length == 1 ? (means[0] > 0.5 ? 1 : 0) : Array.IndexOf(means, means.Max());
        return $"always '{schema.Classes[commonest]}'";
    }
}
