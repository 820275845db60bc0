namespace FnnKit.Testing;

/// <summary>One law, to be checked on one part.</summary>
/// <param name="Part">The part.</param>
/// <param name="Law">The law.</param>
public sealed record ConformanceCase(PartUnderTest Part, Law Law)
{
    /// <summary>Holds the part against the law.</summary>
    /// <exception cref="LawViolation">The part violates it, or throws what it should not.</exception>
    /// <exception cref="LawNotCheckedException">It cannot be told; the message says what is missing.</exception>
    public void Check()
    {
        try
        {
            Law.Check(Part);
        }
#pragma warning disable CA1031 // A part is anybody's code: whatever it throws where a law lets it work is a violation.
        catch (Exception exception) when (exception is not (LawViolation or LawNotCheckedException))
#pragma warning restore CA1031
        {
            var cause = exception.GetBaseException();
            string type = Part.Type.FullName!.Replace('+', '.');
            throw new LawViolation(Part.ToString(), Law.Name, $"it threw {cause.GetType().Name}: {cause.Message}",
                $"Conformance.Case(typeof({type}), \"{Law.Name}\").Check();");
        }
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Part}: {Law.Name}";
}
