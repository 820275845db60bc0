namespace FnnKit.Metrics;

/// <summary>How the results of single classes are combined into one.</summary>
public enum Averaging
{
    /// <summary>The mean over the classes that occur among targets or predictions. Small classes count as much as large ones.</summary>
    Macro,

    /// <summary>Computed once from the counts of all classes together.</summary>
    Micro,

    /// <summary>The mean, with each class weighted by its number of samples.</summary>
    Weighted,
}
