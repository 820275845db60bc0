namespace FnnKit;

/// <summary>Checks that a loss that needs probabilities gets them.</summary>
internal sealed class ProbabilityRule : ISetupRule
{
    public IEnumerable<SetupFinding> Check(SetupFacts facts)
    {
        if (facts.Plan is not { } plan || facts.Setup.Loss is not { InputScale: PredictionScale.Targets } loss)
            yield break;
        bool forSeveral = loss.OnLogits(Link.Softmax) is not null, forSingle = loss.OnLogits(Link.Logistic) is not null;
        if (!forSeveral && !forSingle)
            yield break;
        var activation = facts.OutputActivation;
        bool fits = activation is { Link: not Link.None } ? loss.OnLogits(activation.Link) is not null : activation is not null && ActivationProbe.Try(activation) is null or { IsWithinUnit: true };
        if (fits)
            yield break;
        yield return SetupFinding.Create(
            SettingDiagnostics.NotProbabilities,
            $"{facts.OutputPath}:Activation",
            PartIdentity.Get(loss).Name,
            "probabilities",
            plan.Layers[^1].Name,
            TargetDisplay.DescribeActivation(activation),
            forSeveral && forSingle ? "give it an activation that outputs probabilities"
                : forSeveral ? "give it an activation whose outputs are probabilities that sum to 1" : "give it an activation that outputs a single probability");
    }
}
