namespace FnnKit;

/// <summary>Checks that a share of the data contains at least one sample.</summary>
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
        => SetupFinding.Create(SettingDiagnostics.EmptyShare, $"Data:Split:{part}", share, samples);
}
