namespace FnnKit;

/// <summary>Every metric is for targets of the kind that the data has.</summary>
internal sealed class MetricTargetRule : ISetupRule
{
    public IEnumerable<SetupFinding> Check(SetupFacts facts)
    {
        var metrics = facts.Setup.Metrics;
        for (int i = 0; i < metrics.Count; i++)
        {
            if (!TargetDisplay.Fits(metrics[i].Targets, facts.Data.Schema))
            {
                yield return new SetupFinding(
                    SettingDiagnostics.MetricOfOtherTargets,
                    $"Metrics:{i}",
                    $"the metric '{PartIdentity.Get(metrics[i]).Name}' is for {TargetDisplay.Say(metrics[i].Targets)}, but {TargetDisplay.Say(facts.Data.Schema)}; leave it out or choose another");
            }
        }
    }
}
