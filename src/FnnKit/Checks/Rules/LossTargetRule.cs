namespace FnnKit;

/// <summary>The loss is for targets of the kind that the data has.</summary>
internal sealed class LossTargetRule : ISetupRule
{
    public IEnumerable<SetupFinding> Check(SetupFacts facts)
    {
        if (facts.Setup.Loss is not { } loss || TargetDisplay.Fits(loss.Targets, facts.Data.Schema))
            yield break;
        yield return new SetupFinding(
            SettingDiagnostics.LossOfOtherTargets, "Loss", $"the loss '{PartIdentity.Get(loss).Name}' is for {TargetDisplay.Say(loss.Targets)}, but {TargetDisplay.Say(facts.Data.Schema)}; choose another loss");
    }
}
