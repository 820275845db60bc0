namespace FnnKit;

/// <summary>
/// Measures how much a model depends on each feature: its values are shuffled among the samples, and what that costs is measured. Source: Breiman, Random forests, 2001;
/// Fisher, Rudin and Dominici, All models are wrong, but many are useful, JMLR 2019.
/// </summary>
/// <remarks>
/// A feature that another one tells as well costs little, because the model can use the other. Measure on samples that the model was not trained on, or it shows what
/// was learned by heart.
/// </remarks>
public sealed class PermutationImportance
{
    private readonly Model _model;
    private readonly IMetric _metric;
    private readonly SampleRows _rows;

    /// <summary>Reads the samples to measure on.</summary>
    /// <param name="model">The model.</param>
    /// <param name="data">Data with targets.</param>
    /// <param name="samples">Which samples; all if there are none here.</param>
    /// <param name="metric">What to measure.</param>
    /// <exception cref="DataException">There are fewer than two samples, or they have no targets.</exception>
    public PermutationImportance(Model model, IDataSet data, IReadOnlyList<int> samples, IMetric metric)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(samples);
        if (!data.HasTargets)
            throw new DataException("The data has no targets; the importance of features is measured by how well they are predicted.");
        (_model, _metric) = (model, metric);
        int[] chosen = samples.Count > 0 ? [.. samples] : [.. Enumerable.Range(0, data.Count)];
        if (chosen.Length < 2)
            throw new DataException($"There {(chosen.Length == 1 ? "is 1 sample" : "are no samples")}, but at least 2 are needed to shuffle values among them.");
        _rows = SampleRows.Read(data, chosen);
        Reference = Measure(_rows.Features);
    }

    /// <summary>The value of the metric with all features as they are.</summary>
    public double Reference { get; }

    /// <summary>Measures each feature.</summary>
    /// <param name="repetitions">How often each is shuffled.</param>
    /// <param name="seed">The seed of the shuffles.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    /// <returns>The features, the most important first.</returns>
    public IReadOnlyList<FeatureImportance> Measure(int repetitions = 5, long seed = 0, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(repetitions, 1);
        var features = new List<FeatureImportance>();
        double[] changed = [.. _rows.Features];
        for (int feature = 0; feature < _model.FeatureCount; feature++)
        {
            string name = _model.Schema.Features[feature].Name;
            double[] costs = new double[repetitions];
            for (int repetition = 0; repetition < repetitions; repetition++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                Shuffle(changed, feature, new RandomStream((ulong)seed, $"importance of {name}", (ulong)repetition));
                double value = Measure(changed);
                costs[repetition] = _metric.IsHigherBetter ? Reference - value : value - Reference;
            }

            for (int sample = 0; sample < _rows.Count; sample++)
                changed[(sample * _model.FeatureCount) + feature] = _rows.Features[(sample * _model.FeatureCount) + feature];
            double mean = costs.Average();
            features.Add(new FeatureImportance(name, mean, Math.Sqrt(costs.Sum(cost => (cost - mean) * (cost - mean)) / repetitions)));
        }

        return [.. features.OrderByDescending(feature => feature.Importance)];
    }

    private void Shuffle(double[] rows, int feature, RandomStream random)
    {
        int[] order = [.. Enumerable.Range(0, _rows.Count)];
        random.Shuffle(order);
        for (int sample = 0; sample < order.Length; sample++)
            rows[(sample * _model.FeatureCount) + feature] = _rows.Features[(order[sample] * _model.FeatureCount) + feature];
    }

    private double Measure(double[] rows)
    {
        double[] outputs = new double[_rows.Count * _model.OutputCount];
        _model.Predict(rows, outputs.AsSpan());
        var metrics = new PredictionMetrics(_model, [_metric]);
        metrics.Add(outputs, _rows);
        var values = new Dictionary<string, double>();
        metrics.WriteTo(values);
        return values.Values.First();
    }
}
