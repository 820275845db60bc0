namespace FnnKit.Testing;

/// <summary>A part does something else than a law says.</summary>
/// <param name="part">The part in words.</param>
/// <param name="law">The law in words.</param>
/// <param name="seen">What was seen.</param>
/// <param name="counterExample">Code that shows it, to be pasted into a test.</param>
public sealed class LawViolation(string part, string law, string seen, string counterExample)
    : FnnKitException($"""
        {part} violates the law "{law}"
        seen: {seen}
        counter-example:
            {counterExample.ReplaceLineEndings($"{Environment.NewLine}    ")}
        """)
{
    /// <summary>The part in words.</summary>
    public string Part { get; } = part;

    /// <summary>The law in words.</summary>
    public string Law { get; } = law;

    /// <summary>What was seen.</summary>
    public string Seen { get; } = seen;

    /// <summary>Code that shows it, to be pasted into a test.</summary>
    public string CounterExample { get; } = counterExample;
}
