namespace FnnKit;

/// <summary>How a <see cref="TableBuilder"/> reads the columns of a table. A loader passes on what its own options say.</summary>
public sealed record TableOptions
{
    /// <summary>The columns that a network is to learn, by name or by number counted from 1; by default the last one. Several targets are numbers.</summary>
    public IReadOnlyList<string>? Targets { get; init; }

    /// <summary>The columns that go into a network, by name or number; by default all but the targets.</summary>
    public IReadOnlyList<string>? Features { get; init; }

    /// <summary>Columns that are neither features nor targets, by name or number; by default none. Their values are not looked at.</summary>
    public IReadOnlyList<string>? Ignored { get; init; }

    /// <summary>Columns that hold categories although they look like numbers, by name or number.</summary>
    public IReadOnlyList<string>? Categories { get; init; }

    /// <summary>Columns that hold dates, by name or number, written as 2024-12-31 or 2024-12-31 08:30; they become days since 1970-01-01.</summary>
    public IReadOnlyList<string>? Dates { get; init; }

    /// <summary>Whether the target is classes or numbers; by default a target of whole numbers or text is classes.</summary>
    public TargetKind? TargetKind { get; init; }

    /// <summary>The texts that stand for a missing value, such as <c>""</c> or <c>NA</c>, in upper or lower case; by default none.</summary>
    public IReadOnlyList<string>? Missing { get; init; }

    /// <summary>Whether texts of numbers have a comma before their decimals, as in 1,5.</summary>
    public bool DecimalComma { get; init; }

    /// <summary>The separator of thousands in texts of numbers: <c>,</c>, <c>.</c>, <c>'</c> or a space of any width; by default none.</summary>
    public string? Thousands { get; init; }

    /// <summary>The texts before or after numbers that are left out, such as <c>$</c> or <c>%</c>; by default none.</summary>
    public IReadOnlyList<string>? Symbols { get; init; }

    /// <summary>
    /// Whether the source names its columns. If it does not and there is a schema with other names, columns are taken in the order of the schema: features,
    /// then targets or none.
    /// </summary>
    public bool HasNames { get; init; } = true;

    /// <summary>
    /// Whether the features of the rows lie in a temporary file instead of memory, so that a table may be larger than memory: then call
    /// <see cref="TableBuilder.BuildStored"/>.
    /// </summary>
    public bool IsStored { get; init; }

    /// <summary>What errors advise to do, in terms of the loader's options.</summary>
    public TableAdvice Advice { get; init; } = new();
}
