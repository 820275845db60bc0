namespace FnnKit;

/// <summary>What the values of a search parameter are.</summary>
public enum ParameterKind
{
    /// <summary>Any number in a range.</summary>
    Number,

    /// <summary>Whole numbers of a range, a fixed step apart.</summary>
    Integer,

    /// <summary>One of a list of choices, as its index from 0.</summary>
    Choice,
}
