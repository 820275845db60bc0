namespace FnnKit.Data;

/// <summary>What becomes of a column with two categories.</summary>
public enum BinaryEncoding
{
    /// <summary>A column for each of the two, as for any other number of categories.</summary>
    TwoColumns,

    /// <summary>One column: -1 for the first category, +1 for the second.</summary>
    Signed,
}
