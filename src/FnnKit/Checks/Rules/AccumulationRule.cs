namespace FnnKit;

/// <summary>A step goes over no more batches than an epoch has.</summary>
internal sealed class AccumulationRule : ISetupRule
{
    public IEnumerable<SetupFinding> Check(SetupFacts facts)
    {
        int wanted = facts.Setup.Training.AccumulateBatches;
        if (facts.Batches is { Length: > 0, BatchSize: > 0 } plan && wanted > plan.StepsPerEpoch)
            yield return new SetupFinding(
                SettingDiagnostics.Accumulation,
                "Training:AccumulateBatches",
                $"a step is to go over {wanted} batches, but an epoch has {plan.StepsPerEpoch}, and a step ends with it; set 'AccumulateBatches' to {plan.StepsPerEpoch} at most, or make the batches smaller");
    }
}
