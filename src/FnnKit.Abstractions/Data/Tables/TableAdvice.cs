namespace FnnKit;

/// <summary>
/// What the errors of a <see cref="TableBuilder"/> advise to do, in terms of the loader's own options. Each is a part of a sentence, which errors leave out
/// where it is null.
/// </summary>
public sealed record TableAdvice
{
    /// <summary>What to call the option that lists the features; by default <c>the features</c>.</summary>
    public string Features { get; init; } = "the features";

    /// <summary>How to leave a column out, such as <c>name it in 'Ignore'</c>, given its name or number.</summary>
    public Func<string, string>? Ignored { get; init; }

    /// <summary>How to declare a column as categories, such as <c>name the column in 'Categories'</c>.</summary>
    public string? Categories { get; init; }

    /// <summary>How to declare the target as classes, such as <c>set 'TargetKind' to 'Classes'</c>.</summary>
    public string? Classes { get; init; }

    /// <summary>How to say that a text stands for a missing value, such as <c>list "NA" in 'Missing'</c> for <c>NA</c>.</summary>
    public Func<string, string>? Missing { get; init; }

    /// <summary>How to say that numbers have a comma before their decimals, such as <c>set 'DecimalComma' to true</c>.</summary>
    public string? DecimalComma { get; init; }

    /// <summary>How to say that numbers have a point before their decimals, such as <c>set 'DecimalComma' to false</c>.</summary>
    public string? DecimalPoint { get; init; }

    /// <summary>How to name the separator of thousands, such as <c>set 'Thousands' to ","</c> for a comma.</summary>
    public Func<string, string>? Thousands { get; init; }

    /// <summary>How to leave out a text beside numbers, such as <c>list "$" in 'Symbols'</c> for <c>$</c>.</summary>
    public Func<string, string>? Symbols { get; init; }
}
