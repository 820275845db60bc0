namespace FnnKit;

/// <summary>Checks that every metric supports the kind of targets in the data.</summary>
internal sealed class MetricTargetRule : ISetupRule
{
    public IEnumerable<SetupFinding> Check(SetupFacts facts)
    {
        var metrics = facts.Setup.Metrics;
        for (int i = 0; i < metrics.Count; i++)
        {
            if (!TargetDisplay.Fits(metrics[i].Targets, facts.Data.Schema))
            {
                yield return SetupFinding.Create(
                    SettingDiagnostics.MetricOfOtherTargets,
                    $"Metrics:{i}",
                    PartIdentity.Get(metrics[i]).Name,
                    TargetDisplay.Describe(metrics[i].Targets),
                    TargetDisplay.Describe(facts.Data.Schema),
                    TargetCure.Describe(facts, metrics[i].Targets));
            }
        }
    }
}
