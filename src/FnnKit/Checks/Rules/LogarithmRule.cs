namespace FnnKit;

/// <summary>Checks that a loss that needs logarithms of probabilities gets them.</summary>
internal sealed class LogarithmRule : ISetupRule
{
    public IEnumerable<SetupFinding> Check(SetupFacts facts)
    {
        if (facts.Plan is not { } plan || facts.Data.Schema.TargetKind != TargetKind.Classes || facts.Setup.Loss is not { InputScale: PredictionScale.Logarithms } loss)
            yield break;
        var activation = facts.OutputActivation;
        // An activation that computes each output from all of them may produce such logarithms.
        if (activation is { IsElementwise: false, Link: Link.None })
            yield break;
        yield return SetupFinding.Create(
            SettingDiagnostics.NotProbabilities,
            $"{facts.OutputPath}:Activation",
            PartIdentity.Get(loss).Name,
            "logarithms of probabilities",
            plan.Layers[^1].Name,
            TargetDisplay.DescribeActivation(activation),
            "give it an activation that outputs logarithms of probabilities");
    }
}
