namespace FnnKit;

/// <summary>Checks that a metric that needs probabilities gets them: with a loss of logits or logarithms the network outputs none.</summary>
internal sealed class MetricProbabilityRule : ISetupRule
{
    public IEnumerable<SetupFinding> Check(SetupFacts facts)
    {
        if (facts.Plan is not { } plan || facts.Setup.Loss is not { } loss || loss.InputScale == PredictionScale.Targets || facts.OutputActivation is { Link: not Link.None })
            yield break;
        int outputs = plan.Output.Size;
        for (int i = 0; i < facts.Setup.Metrics.Count; i++)
        {
            var metric = facts.Setup.Metrics[i];
            if (!TargetDisplay.Fits(metric.Targets, facts.Data.Schema) || !metric.NeedsProbabilities(outputs))
                continue;
            string scale = loss.InputScale == PredictionScale.Logits ? "logits" : "logarithms";
            string cure = metric.NeedsProbabilities(facts.Data.Schema.Classes.Count)
                ? "choose a loss that needs probabilities, with an output activation that produces them (the loss is still computed from the logits), or leave the metric out"
                : "give the network one output for each class, or choose a loss that needs probabilities, with an output activation that produces one (the loss is still computed from the logits)";
            yield return SetupFinding.Create(
                SettingDiagnostics.MetricOfProbabilities,
                $"Metrics:{i}",
                PartIdentity.Get(metric).Name,
                PartIdentity.Get(loss).Name,
                outputs == 1 ? "output is any number" : "outputs are any numbers",
                scale,
                cure);
        }
    }
}
