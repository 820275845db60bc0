namespace FnnKit;

/// <summary>Checks that an activation whose outputs sum to 1 has more than one output: a single one would always be 1.</summary>
internal sealed class SingleProbabilityRule : ISetupRule
{
    public IEnumerable<SetupFinding> Check(SetupFacts facts)
    {
        if (facts is { Plan.Output.Size: 1, OutputActivation: { Link: Link.Softmax } activation })
        {
            yield return SetupFinding.Create(
                SettingDiagnostics.SingleProbability, $"{facts.OutputPath}:Activation", PartIdentity.Get(activation).Name, facts.Plan.Layers[^1].Name);
        }
    }
}
