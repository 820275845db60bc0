namespace FnnKit;

/// <summary>What each sample counts in training: its own weight, from a column of the data, times that of its class.</summary>
internal static class SampleWeights
{
    /// <summary>The weights of all samples; null where all count the same.</summary>
    /// <exception cref="DataException">Weights make no sense for the data.</exception>
    public static double[]? Compute(TrainingSetup setup, IDataSet data, DataSplit split)
    {
        double[]? weights = (data as WeightedDataSet)?.Weights();
        if (setup.Training.ClassWeights is { } classWeights)
        {
            int[] codes = data.Schema.TargetKind == TargetKind.Classes ? ClassCodes.Read(data) : [];
            double[] byClass = classWeights.Of(data.Schema, codes, split);
            weights ??= [.. Enumerable.Repeat(1.0, data.Count)];
            for (int i = 0; i < weights.Length; i++)
                weights[i] *= byClass[codes[i]];
        }

        if (weights is not null && !split.Training.Any(sample => weights[sample] > 0))
            throw new DataException("No sample of the training part has a weight above 0, so nothing would be learned");
        return weights;
    }
}
