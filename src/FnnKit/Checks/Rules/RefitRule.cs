namespace FnnKit;

/// <summary>Checks that a refit has samples to add, and one run to follow.</summary>
internal sealed class RefitRule : ISetupRule
{
    public IEnumerable<SetupFinding> Check(SetupFacts facts)
    {
        if (!facts.Setup.Training.Refit || facts.Split is not { } split)
            yield break;
        if (facts.Setup.Data.Split.Folds is not null)
            yield return SetupFinding.Create(SettingDiagnostics.Refit, "Training:Refit", "the runs of a cross-validation are there to be compared, and each needs its own test part");
        else if (facts.Setup.Data.Split.ValidationFolds is not null)
            yield return SetupFinding.Create(SettingDiagnostics.Refit, "Training:Refit", "the members of an ensemble of folds together are trained on all samples already, except the test part");
        else if (split.Validation.Length + split.Test.Length == 0)
            yield return SetupFinding.Create(SettingDiagnostics.Refit, "Training:Refit", "the run holds no samples back, so its own model is trained on all of them already");
    }
}
