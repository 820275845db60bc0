namespace FnnKit.Data;

/// <summary>How numbers are scaled where the width of their middle half is 0.</summary>
public enum RobustScaleFallback
{
    /// <summary>They are shifted, and not scaled.</summary>
    None,

    /// <summary>They are divided by half the distance from the smallest to the largest; a column of one value becomes 0, whatever comes later.</summary>
    HalfRange,
}
