namespace FnnKit;

/// <summary>What a sample of each class counts in training: a number for each, or so much that every class counts the same.</summary>
public sealed class ClassWeights
{
    private ClassWeights()
    {
    }

    /// <summary>Gives classes their weights; those that are not named count 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A weight is below 0, or no finite number.</exception>
    public ClassWeights(IReadOnlyDictionary<string, double> byClass)
    {
        ArgumentNullException.ThrowIfNull(byClass);
        foreach (var (name, weight) in byClass)
        {
            if (!(weight >= 0 && double.IsFinite(weight)))
                throw new ArgumentOutOfRangeException(nameof(byClass), $"the weight of class '{name}' is {weight}, but must be at least 0 and finite");
        }

        ByClass = byClass;
    }

    /// <summary>Each class counts <c>samples / (classes · samples of the class)</c>, over the training part, as in scikit-learn.</summary>
    public static ClassWeights Balanced { get; } = new();

    /// <summary>The weights by class; null where they are balanced.</summary>
    public IReadOnlyDictionary<string, double>? ByClass { get; }

    /// <summary>The weight of each class of a data set.</summary>
    /// <exception cref="DataException">There are no classes, or one is named that is not there.</exception>
    internal double[] Of(DataSchema schema, int[] codes, DataSplit split)
    {
        var classes = schema.Classes;
        if (schema.TargetKind != TargetKind.Classes)
            throw new DataException($"'Training:ClassWeights' is for classes, but {TargetDisplay.Say(schema)}; take it out, or weigh samples by a column with 'Data:SampleWeights'");
        if (ByClass is null)
        {
            double[] counts = new double[classes.Count];
            foreach (int sample in split.Training)
                counts[codes[sample]]++;
            return [.. counts.Select(count => count == 0 ? 0 : split.Training.Length / (classes.Count * count))];
        }

        if (ByClass.Keys.FirstOrDefault(name => !classes.Contains(name, StringComparer.OrdinalIgnoreCase)) is { } unknown)
            throw new DataException($"'Training:ClassWeights' names the class '{unknown}', which the data does not have{NearestName.Suggest(unknown, classes)}; its classes are {string.Join(", ", classes.Take(12))}");
        return [.. classes.Select(name => ByClass.FirstOrDefault(pair => pair.Key.Equals(name, StringComparison.OrdinalIgnoreCase)) is { Key: not null } given ? given.Value : 1)];
    }
}
