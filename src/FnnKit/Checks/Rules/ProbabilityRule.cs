namespace FnnKit;

/// <summary>A loss of probabilities gets some.</summary>
internal sealed class ProbabilityRule : ISetupRule
{
    public IEnumerable<SetupFinding> Check(SetupFacts facts)
    {
        if (facts.Plan is not { } plan || facts.Setup.Loss is not { InputScale: PredictionScale.Targets } loss)
            yield break;
        bool takesSoftmax = loss.OnLogits(Link.Softmax) is not null, takesSigmoid = loss.OnLogits(Link.Logistic) is not null;
        if (!takesSoftmax && !takesSigmoid)
            yield break;
        var activation = facts.OutputActivation;
        bool fits = activation is { Link: not Link.None } ? loss.OnLogits(activation.Link) is not null : activation is not null && ActivationProbe.Try(activation) is null or { GivesShares: true };
        if (fits)
            yield break;
        string gives = activation is null ? "has no activation" : $"has the activation '{PartIdentity.Get(activation).Name}'";
        string wanted = takesSoftmax && takesSigmoid ? "'softmax' or 'sigmoid'" : takesSoftmax ? "'softmax'" : "'sigmoid'";
        yield return new SetupFinding(
            SettingDiagnostics.NotProbabilities,
            $"{facts.OutputPath}:Activation",
            $"the loss '{PartIdentity.Get(loss).Name}' is for the probabilities that {wanted} makes, but the last layer '{plan.Layers[^1].Name}' {gives}");
    }
}
