namespace FnnKit;

/// <summary>What a model does with a category that training never saw.</summary>
public enum UnknownCategories
{
    /// <summary>It counts as unknown: its code is <see cref="Column.Unknown"/>.</summary>
    Accept,

    /// <summary>It is an error.</summary>
    Refuse,
}
