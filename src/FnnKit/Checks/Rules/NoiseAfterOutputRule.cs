namespace FnnKit;

/// <summary>Nothing random comes behind the last layer that learns: it would only blur the outputs.</summary>
internal sealed class NoiseAfterOutputRule : ISetupRule
{
    public IEnumerable<SetupFinding> Check(SetupFacts facts)
    {
        if (facts.Plan is not { } plan)
            yield break;
        for (int i = plan.Layers.Count - 1; i >= 0 && plan.Layers[i].WithInner.All(layer => layer.Plan.Parameters.Count == 0); i--)
        {
            if (plan.Layers[i].WithInner.Any(layer => layer.Plan.IsRandom) && plan.WeightCount > 0)
                yield return new SetupFinding(SettingDiagnostics.NoiseAfterOutput, $"Network:Layers:{i}", $"layer {i + 1} '{plan.Layers[i].Name}' changes the outputs of the network at random while training; put it before the last layer that learns, or leave it out");
        }
    }
}
