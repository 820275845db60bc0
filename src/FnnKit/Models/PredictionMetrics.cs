namespace FnnKit;

/// <summary>Measures predictions as a model gives them, whatever network they come from.</summary>
/// <param name="model">The model whose classes and outputs they are of.</param>
/// <param name="metrics">What to measure.</param>
internal sealed class PredictionMetrics(Model model, IReadOnlyList<IMetric> metrics)
{
    private readonly (string Name, IMetricAccumulator Metric)[] _metrics = [.. metrics.Select(metric => (PartIdentity.Get(metric).Name, metric.Start()))];

    /// <summary>Adds predictions.</summary>
    /// <param name="outputs">One row of outputs after the other.</param>
    /// <param name="samples">The samples that they are for.</param>
    public void Add(ReadOnlySpan<double> outputs, SampleRows samples)
    {
        var (predictions, targets) = LayOut(model, outputs, samples);
        foreach (var (_, metric) in _metrics)
            metric.Add(new ReadOnlyMatrix<double>(predictions, model.OutputCount, samples.Count), new(targets, model.OutputCount, samples.Count));
    }

    /// <summary>Writes the results under their names.</summary>
    public void WriteTo(Dictionary<string, double> values)
    {
        foreach (var (name, metric) in _metrics)
            values[name] = metric.Result;
    }

    /// <summary>Lays predictions and targets out as metrics take them, <c>[outputs, samples]</c>: several classes as a row each.</summary>
    public static (double[] Predictions, double[] Targets) LayOut(Model model, ReadOnlySpan<double> outputs, SampleRows samples)
    {
        int count = model.OutputCount;
        double[] predictions = new double[count * samples.Count], targets = new double[count * samples.Count];
        for (int sample = 0; sample < samples.Count; sample++)
        {
            for (int output = 0; output < count; output++)
                predictions[(output * samples.Count) + sample] = outputs[(sample * count) + output];
        }

        if (model.OutputMeaning == OutputMeaning.Score && count == 1)
            ScoresAtHalf.Move(predictions);
        if (model.Classes.Count == 0 || count == 1)
            samples.Targets.CopyTo(targets, 0);
        for (int sample = 0; model.Classes.Count > 0 && count > 1 && sample < samples.Count; sample++)
            targets[((int)samples.Targets[sample] * samples.Count) + sample] = 1;
        return (predictions, targets);
    }
}
