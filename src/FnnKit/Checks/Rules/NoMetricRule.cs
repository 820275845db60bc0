namespace FnnKit;

/// <summary>Checks that a setup with classes has a metric, since the loss does not show how many predictions are right.</summary>
internal sealed class NoMetricRule : ISetupRule
{
    public IEnumerable<SetupFinding> Check(SetupFacts facts)
    {
        if (facts.Setup.Metrics.Count == 0 && facts.Data.Schema.TargetKind == TargetKind.Classes)
            yield return SetupFinding.Create(SettingDiagnostics.NoMetric, "Metrics");
    }
}
