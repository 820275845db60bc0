namespace FnnKit;

/// <summary>Checks that at least one layer has weights.</summary>
internal sealed class NothingToTrainRule : ISetupRule
{
    public IEnumerable<SetupFinding> Check(SetupFacts facts)
    {
        if (facts.Plan is { WeightCount: 0 })
            yield return SetupFinding.Create(SettingDiagnostics.NothingToTrain, "Network:Layers");
    }
}
