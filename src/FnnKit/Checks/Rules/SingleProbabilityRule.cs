namespace FnnKit;

/// <summary>Probabilities that sum to one are not given by a single output, which would always be one.</summary>
internal sealed class SingleProbabilityRule : ISetupRule
{
    public IEnumerable<SetupFinding> Check(SetupFacts facts)
    {
        if (facts is { Plan.Output.Size: 1, OutputActivation: { Link: Link.Softmax } activation })
        {
            yield return new SetupFinding(
                SettingDiagnostics.SingleProbability,
                $"{facts.OutputPath}:Activation",
                $"the activation '{PartIdentity.Get(activation).Name}' makes the outputs of a sample sum to 1, so the only output of '{facts.Plan.Layers[^1].Name}' would always be 1; give the layer one output for each class, or use 'sigmoid'");
        }
    }
}
