namespace FnnKit;

/// <summary>Where classes are learned, something tells how many are right: the loss does not.</summary>
internal sealed class NoMetricRule : ISetupRule
{
    public IEnumerable<SetupFinding> Check(SetupFacts facts)
    {
        if (facts.Setup.Metrics.Count == 0 && facts.Data.Schema.TargetKind == TargetKind.Classes)
            yield return new SetupFinding(SettingDiagnostics.NoMetric, "Metrics", "no metric is measured, and the loss does not tell how many classes are right; add one to 'Metrics', such as 'accuracy'");
    }
}
