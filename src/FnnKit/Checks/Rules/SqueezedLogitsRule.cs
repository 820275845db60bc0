namespace FnnKit;

/// <summary>Checks that a loss that needs logits gets them without an activation.</summary>
internal sealed class SqueezedLogitsRule : ISetupRule
{
    public IEnumerable<SetupFinding> Check(SetupFacts facts)
    {
        if (facts.Setup.Loss is { InputScale: PredictionScale.Logits or PredictionScale.Scores } loss && facts.OutputActivation is { Link: not Link.None } activation)
        {
            yield return SetupFinding.Create(
                SettingDiagnostics.SqueezedLogits, $"{facts.OutputPath}:Activation", PartIdentity.Get(loss).Name, PartIdentity.Get(activation).Name);
        }
    }
}
