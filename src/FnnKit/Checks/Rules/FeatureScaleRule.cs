namespace FnnKit;

/// <summary>Checks that the features of the network have similar standard deviations, so that one learning rate fits all of them.</summary>
internal sealed class FeatureScaleRule : ISetupRule
{
    /// <summary>The rule reports larger ratios of standard deviations than this.</summary>
    private const double LargestRatio = 100;

    /// <summary>If no standard deviation exceeds this, all features are small and the network can learn from them.</summary>
    private const double Harmless = 10;

    private const int SamplesLookedAt = 2048;

    public IEnumerable<SetupFinding> Check(SetupFacts facts)
    {
        if (facts.Pipeline is not { } pipeline || facts.Split is not { Training.Length: > 1 } split)
            yield break;
        double[] deviations = StandardDeviations(facts.Data, pipeline, split.Training);
        int largest = Array.IndexOf(deviations, deviations.Max());
        int smallest = Enumerable.Range(0, deviations.Length).Where(i => deviations[i] > 0).DefaultIfEmpty(largest).MinBy(i => deviations[i]);
        if (deviations[largest] <= Harmless || deviations[largest] <= LargestRatio * deviations[smallest])
            yield break;
        yield return SetupFinding.Create(
            SettingDiagnostics.FeatureScale,
            "Data:Transforms",
            pipeline.Output[largest].Name,
            deviations[largest],
            pipeline.Output[smallest].Name,
            deviations[smallest]);
    }

    private static double[] StandardDeviations(IDataSet data, FeaturePipeline pipeline, int[] training)
    {
        // Evenly spread over the training part, since files are often sorted.
        int count = Math.Min(SamplesLookedAt, training.Length);
        int[] samples = [.. Enumerable.Range(0, count).Select(i => training[(int)((long)i * training.Length / count)])];
        var x = new Matrix<double>(new double[data.Schema.Features.Count * count], data.Schema.Features.Count, count);
        data.Read(samples, x, default);
        var y = pipeline.Apply(x, new double[pipeline.ScratchPerSample * count]);
        double[] deviations = new double[y.Rows];
        for (int row = 0; row < y.Rows; row++)
            deviations[row] = pipeline.Output[row].IsCategory ? 0 : StandardDeviation(y[row]);
        return deviations;
    }

    private static double StandardDeviation(ReadOnlySpan<double> values)
    {
        double mean = 0, squares = 0;
        foreach (double value in values)
            mean += value / values.Length;
        foreach (double value in values)
            squares += (value - mean) * (value - mean) / values.Length;
        return double.IsFinite(squares) ? Math.Sqrt(squares) : 0;
    }
}
