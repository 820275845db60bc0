namespace FnnKit.Metrics;

/// <summary>How the numbers of single classes become one.</summary>
public enum Averaging
{
    /// <summary>Their mean, over the classes that occur among targets or predictions: small classes count as much as large ones.</summary>
    Macro,

    /// <summary>One number from the counts of all classes together.</summary>
    Micro,

    /// <summary>Their mean, each class weighed by its samples.</summary>
    Weighted,
}
