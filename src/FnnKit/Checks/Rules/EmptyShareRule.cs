namespace FnnKit;

/// <summary>A share that is held back comes to at least one sample.</summary>
internal sealed class EmptyShareRule : ISetupRule
{
    public IEnumerable<SetupFinding> Check(SetupFacts facts)
    {
        if (facts.Split is not { } split)
            yield break;
        var options = facts.Setup.Data.Split;
        if (options.Validation > 0 && split.Validation.Length == 0)
            yield return Finding("Validation", options.Validation, facts.Data.Count);
        if (options.Test > 0 && split.Test.Length == 0)
            yield return Finding("Test", options.Test, facts.Data.Count);
    }

    private static SetupFinding Finding(string part, double share, int samples)
        => new(SettingDiagnostics.EmptyShare, $"Data:Split:{part}", FormattableString.Invariant($"a share of {share} of {samples} samples comes to none; make it larger, or 0"));
}
