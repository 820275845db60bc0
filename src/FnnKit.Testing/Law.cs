namespace FnnKit.Testing;

/// <summary>Something that holds for every part of a kind.</summary>
/// <param name="name">The law in words, such as <c>the gradient is what differences say</c>.</param>
public abstract class Law(string name)
{
    /// <summary>The law in words.</summary>
    public string Name { get; } = name;

    /// <summary>Whether the law is for parts of a kind.</summary>
    public abstract bool IsFor(PartKind kind);

    /// <summary>Holds a part against the law.</summary>
    /// <exception cref="LawViolation">The part violates it.</exception>
    /// <exception cref="LawNotCheckedException">It cannot be told; the message says what is missing.</exception>
    public abstract void Check(PartUnderTest part);

    /// <inheritdoc/>
    public override string ToString() => Name;

    /// <summary>What to throw where a part does something else than the law says.</summary>
    /// <param name="part">The part.</param>
    /// <param name="seen">What was seen.</param>
    /// <param name="counterExample">Code that shows it; by default the law itself on this part.</param>
    protected LawViolation Violation(PartUnderTest part, string seen, string? counterExample = null)
        => new(part.ToString(), Name, seen, counterExample ?? $"Conformance.Case(typeof({part.Type.FullName!.Replace('+', '.')}), \"{Name}\").Check();");

    /// <summary>Throws unless something is so.</summary>
    protected void Require(bool isSo, PartUnderTest part, string seen, string? counterExample = null)
    {
        if (!isSo)
            throw Violation(part, seen, counterExample);
    }
}

/// <summary>Something that holds for every part that fulfils a contract.</summary>
/// <typeparam name="TContract">The contract.</typeparam>
/// <param name="name">The law in words.</param>
public abstract class Law<TContract>(string name) : Law(name)
    where TContract : class
{
    /// <inheritdoc/>
    public sealed override bool IsFor(PartKind kind) => kind.Contract == typeof(TContract);
}
