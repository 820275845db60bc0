namespace FnnKit;

/// <summary>Checks that a metric that needs probabilities gets them: of scores and plain numbers no probabilities can be computed.</summary>
internal sealed class MetricProbabilityRule : ISetupRule
{
    public IEnumerable<SetupFinding> Check(SetupFacts facts)
    {
        if (facts.Plan is not { } plan || facts.Pipeline is not { } pipeline || facts.Setup.Loss is not { } loss
            || facts.Data.Schema.TargetKind != TargetKind.Classes || pipeline.Targets.Output.GivesProbabilities())
            yield break;
        int outputs = plan.Output.Size;
        string given = $"{(outputs == 1 ? "output is a" : "outputs are")} {(pipeline.Targets.Output == OutputMeaning.Score ? "score" : "number")}{(outputs == 1 ? "" : "s")}";
        for (int i = 0; i < facts.Setup.Metrics.Count; i++)
        {
            var metric = facts.Setup.Metrics[i];
            if (TargetDisplay.Fits(metric.Targets, facts.Data.Schema) && metric.NeedsProbabilities(outputs))
            {
                yield return SetupFinding.Create(
                    SettingDiagnostics.MetricOfProbabilities, $"Metrics:{i}", PartIdentity.Get(metric).Name, PartIdentity.Get(loss).Name, given);
            }
        }
    }
}
