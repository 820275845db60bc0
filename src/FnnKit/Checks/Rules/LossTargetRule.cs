namespace FnnKit;

/// <summary>Checks that the loss supports the kind of targets in the data.</summary>
internal sealed class LossTargetRule : ISetupRule
{
    public IEnumerable<SetupFinding> Check(SetupFacts facts)
    {
        if (facts.Setup.Loss is not { } loss || TargetDisplay.Fits(loss.Targets, facts.Data.Schema))
            yield break;
        yield return SetupFinding.Create(
            SettingDiagnostics.LossOfOtherTargets, "Loss", PartIdentity.Get(loss).Name, TargetDisplay.Describe(loss.Targets), TargetDisplay.Describe(facts.Data.Schema), TargetCure.Describe(facts, loss.Targets));
    }
}
