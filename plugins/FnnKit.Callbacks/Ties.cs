namespace FnnKit.Callbacks;

/// <summary>Which of several epochs with the same value is the best.</summary>
public enum Ties
{
    /// <summary>The first of them.</summary>
    First,

    /// <summary>The last of them, which has trained longest.</summary>
    Last,
}
