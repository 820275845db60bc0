namespace FnnKit;

/// <summary>A metric of probabilities gets some: a loss of logits or logarithms leaves the outputs what they are.</summary>
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
                ? "take a loss of probabilities with the output activation that makes them (it is computed from the logits all the same), or leave the metric out"
                : "give the network one output for each class, or take a loss of probabilities with a sigmoid (it is computed from the logits all the same)";
            yield return new SetupFinding(
                SettingDiagnostics.MetricOfProbabilities,
                $"Metrics:{i}",
                $"the metric '{PartIdentity.Get(metric).Name}' is for probabilities, but with the loss '{PartIdentity.Get(loss).Name}' the {(outputs == 1 ? "output is a number" : "outputs are numbers")} of any size ({scale}); {cure}");
        }
    }
}
