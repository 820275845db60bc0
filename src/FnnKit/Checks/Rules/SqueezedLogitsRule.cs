namespace FnnKit;

/// <summary>A loss of logits gets them as they are.</summary>
internal sealed class SqueezedLogitsRule : ISetupRule
{
    public IEnumerable<SetupFinding> Check(SetupFacts facts)
    {
        if (facts.Setup.Loss is { InputScale: PredictionScale.Logits } loss && facts.OutputActivation is { Link: not Link.None } activation)
        {
            yield return new SetupFinding(
                SettingDiagnostics.SqueezedLogits,
                $"{facts.OutputPath}:Activation",
                $"the loss '{PartIdentity.Get(loss).Name}' takes logits and makes probabilities of them itself, but the activation '{PartIdentity.Get(activation).Name}' has done so already; leave the activation out");
        }
    }
}
