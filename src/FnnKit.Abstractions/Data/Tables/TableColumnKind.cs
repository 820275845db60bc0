namespace FnnKit;

/// <summary>What a column of a table holds, as its loader declares it.</summary>
public enum TableColumnKind
{
    /// <summary>The values decide: a column whose first value is a number holds numbers, any other holds categories.</summary>
    Inferred,

    /// <summary>Numbers.</summary>
    Numbers,

    /// <summary>Categories, even if all of them look like numbers.</summary>
    Categories,
}
