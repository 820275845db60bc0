namespace FnnKit.Data;

/// <summary>What stands in for a number that is missing.</summary>
public enum ImputeStrategy
{
    /// <summary>The mean of the column.</summary>
    Mean,

    /// <summary>Its median, which a few wild values do not move.</summary>
    Median,

    /// <summary>Its most frequent value, the smallest of them where there are several.</summary>
    MostFrequent,

    /// <summary>A given number.</summary>
    Constant,
}
