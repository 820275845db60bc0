namespace FnnKit;

/// <summary>What a sample of each class counts in training: a number for each, or so much that every class counts the same.</summary>
[SettingConverter(typeof(ClassWeightsConverter))]
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
}
