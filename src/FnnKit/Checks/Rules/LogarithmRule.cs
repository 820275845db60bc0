namespace FnnKit;

/// <summary>A loss of the logarithms of probabilities gets numbers that can be such: below zero, and together the logarithms of one.</summary>
internal sealed class LogarithmRule : ISetupRule
{
    public IEnumerable<SetupFinding> Check(SetupFacts facts)
    {
        if (facts.Plan is not { } plan || facts.Data.Schema.TargetKind != TargetKind.Classes || facts.Setup.Loss is not { InputScale: PredictionScale.Logarithms } loss)
            yield break;
        var activation = facts.OutputActivation;
        // What looks at all outputs at once, and says nothing of probabilities, may well make such logarithms.
        if (activation is { IsElementwise: false, Link: Link.None })
            yield break;
        string gives = activation is null ? "has no activation" : $"has the activation '{PartIdentity.Get(activation).Name}'";
        yield return new SetupFinding(
            SettingDiagnostics.NotProbabilities,
            $"{facts.OutputPath}:Activation",
            $"the loss '{PartIdentity.Get(loss).Name}' is for logarithms of probabilities, as 'log-softmax' makes them, but the last layer '{plan.Layers[^1].Name}' {gives}; outputs could grow without bound");
    }
}
