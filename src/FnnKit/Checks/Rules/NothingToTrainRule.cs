namespace FnnKit;

/// <summary>There is something to train.</summary>
internal sealed class NothingToTrainRule : ISetupRule
{
    public IEnumerable<SetupFinding> Check(SetupFacts facts)
    {
        if (facts.Plan is { WeightCount: 0 })
            yield return new SetupFinding(SettingDiagnostics.NothingToTrain, "Network:Layers", "no layer has weights, so there is nothing to train; add one that has, such as 'dense'");
    }
}
