namespace FnnKit.Callbacks;

/// <summary>What a threshold is measured by.</summary>
public enum ThresholdMode
{
    /// <summary>It is a share of the best value.</summary>
    Relative,

    /// <summary>It is a difference from the best value.</summary>
    Absolute,
}
