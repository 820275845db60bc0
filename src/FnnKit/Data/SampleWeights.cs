namespace FnnKit;

/// <summary>Computes the weights of samples in training: the weight of the sample, from a column of the data, times that of its class.</summary>
internal static class SampleWeights
{
    /// <summary>Computes the weights of all samples; null if they are equal.</summary>
    /// <exception cref="DataException">Weights make no sense for the data.</exception>
    public static double[]? Compute(TrainingSetup setup, IDataSet data, DataSplit split)
    {
        double[]? weights = (data as WeightedDataSet)?.Weights();
        if (setup.Training.ClassWeights is { } classWeights)
        {
            int[] codes = data.Schema.TargetKind == TargetKind.Classes ? ClassCodes.Read(data) : [];
            double[] byClass = ByClass(classWeights, data.Schema, codes, split);
            weights ??= [.. Enumerable.Repeat(1.0, data.Count)];
            for (int i = 0; i < weights.Length; i++)
                weights[i] *= byClass[codes[i]];
        }

        if (weights is not null && !split.Training.Any(sample => weights[sample] > 0))
            throw new DataException("No sample of the training part has a weight above 0; at least one is needed to learn from");
        return weights;
    }

    /// <summary>The weight of each class of a data set.</summary>
    /// <exception cref="DataException">There are no classes, or the weights name a class that the data does not have.</exception>
    private static double[] ByClass(ClassWeights weights, DataSchema schema, int[] codes, DataSplit split)
    {
        var classes = schema.Classes;
        if (schema.TargetKind != TargetKind.Classes)
            throw new DataException($"'Training:ClassWeights' is for classes, but {TargetDisplay.Describe(schema)}; leave it out, or weight samples by a column with 'Data:SampleWeights'");
        if (weights.ByClass is not { } byClass)
        {
            double[] counts = new double[classes.Count];
            foreach (int sample in split.Training)
                counts[codes[sample]]++;
            return [.. counts.Select(count => count == 0 ? 0 : split.Training.Length / (classes.Count * count))];
        }

        if (byClass.Keys.FirstOrDefault(name => !classes.Contains(name, StringComparer.OrdinalIgnoreCase)) is { } unknown)
            throw new DataException($"'Training:ClassWeights' names the class '{unknown}', which the data does not contain{NearestName.Suggest(unknown, classes)}; its classes are {string.Join(", ", classes.Take(12))}");
        return [.. classes.Select(name => byClass.FirstOrDefault(pair => pair.Key.Equals(name, StringComparison.OrdinalIgnoreCase)) is { Key: not null } given ? given.Value : 1)];
    }
}
