using static FnnKit.Testing.Laws.MetricSamples;

namespace FnnKit.Testing.Laws;

internal sealed class MetricBatchLaw() : Law<IMetric>("batches measure what the whole does, and nothing is left after a reset")
{
    public override void Check(PartUnderTest part)
    {
        var metric = part.Make<IMetric>();
        double whole = Measure(metric, Prediction).Result;
        var parts = metric.Start();
        Require(double.IsNaN(parts.Result), part, $"the result of nothing is {parts.Result}, but must be NaN");
        for (int sample = 0; sample < Samples; sample++)
            parts.Add(new(Column(Prediction, sample), Outputs, 1), new ReadOnlyMatrix<float>(Column(Target, sample), Outputs, 1));
        Require(Math.Abs(whole - parts.Result) <= 1e-6, part, $"all samples at once give {whole}, one by one {parts.Result}");
        parts.Reset();
        Require(double.IsNaN(parts.Result), part, $"after a reset the result is {parts.Result}, but must be NaN");
        Add(parts, Prediction);
        Require(parts.Result.Equals(whole), part, $"a fresh accumulator gives {whole:R}, one that was reset {parts.Result:R}");
    }

    private static float[] Column(double[] values, int sample) => [.. Enumerable.Range(0, Outputs).Select(row => (float)values[(row * Samples) + sample])];
}
