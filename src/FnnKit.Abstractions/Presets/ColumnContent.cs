namespace FnnKit;

/// <summary>What the values of a column are, as far as a network can use them.</summary>
public enum ColumnContent
{
    /// <summary>Numbers or categories.</summary>
    Values,

    /// <summary>One value everywhere, or none, from which nothing can be learned.</summary>
    Constant,

    /// <summary>A name or number of the sample itself, a value of its own in most rows.</summary>
    Identifier,

    /// <summary>Dates or times, written as text.</summary>
    Date,
}
