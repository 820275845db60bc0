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

    /// <summary>Dates: texts such as 2024-12-31 08:30, or numbers of days since 1970-01-01.</summary>
    Dates,
}
