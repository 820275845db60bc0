namespace FnnKit;

/// <summary>Checks that a step accumulates at most as many batches as an epoch has.</summary>
internal sealed class AccumulationRule : ISetupRule
{
    public IEnumerable<SetupFinding> Check(SetupFacts facts)
    {
        int wanted = facts.Setup.Training.AccumulateBatches;
        if (facts.Batches is { Length: > 0, BatchSize: > 0 } plan && wanted > plan.StepsPerEpoch)
            yield return SetupFinding.Create(SettingDiagnostics.Accumulation, "Training:AccumulateBatches", wanted, plan.StepsPerEpoch);
    }
}
