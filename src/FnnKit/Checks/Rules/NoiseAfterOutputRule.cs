namespace FnnKit;

/// <summary>Checks that no random layer follows the last layer that learns: it would only add noise to the outputs.</summary>
internal sealed class NoiseAfterOutputRule : ISetupRule
{
    public IEnumerable<SetupFinding> Check(SetupFacts facts)
    {
        if (facts.Plan is not { } plan)
            yield break;
        for (int i = plan.Layers.Count - 1; i >= 0 && plan.Layers[i].WithInner.All(layer => layer.Plan.Parameters.Count == 0); i--)
        {
            if (plan.Layers[i].WithInner.Any(layer => layer.Plan.IsRandom) && plan.WeightCount > 0)
                yield return SetupFinding.Create(SettingDiagnostics.NoiseAfterOutput, $"Network:Layers:{i}", i + 1, plan.Layers[i].Name);
        }
    }
}
