namespace FnnKit.Callbacks;

/// <summary>How a threshold is measured.</summary>
public enum ThresholdMode
{
    /// <summary>As a share of the best value.</summary>
    Relative,

    /// <summary>As a difference from the best value.</summary>
    Absolute,
}
