namespace FnnKit.Testing.Laws;

/// <summary>Predictions and targets that every metric can measure.</summary>
internal static class MetricSamples
{
    public const int Outputs = 3;
    public const int Samples = 60;

    public static double[] Prediction { get; } = Draws.Between(0, 1, Outputs * Samples);

    public static double[] Target { get; } = [.. Enumerable.Range(0, Outputs * Samples).Select(i => i % Samples % Outputs == i / Samples ? 1.0 : 0.0)];

    public static IMetricAccumulator Measure(IMetric metric, double[] prediction)
    {
        var accumulator = metric.Start();
        Add(accumulator, prediction);
        return accumulator;
    }

    public static void Add(IMetricAccumulator accumulator, double[] prediction)
        => accumulator.Add(new(prediction, Outputs, Samples), new ReadOnlyMatrix<double>(Target, Outputs, Samples));
}
