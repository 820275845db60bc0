namespace FnnKit;

/// <summary>Checks that the sampler can draw as many batches as the run needs.</summary>
internal sealed class SamplerRule : ISetupRule
{
    public IEnumerable<SetupFinding> Check(SetupFacts facts)
    {
        if (facts.Batches is not { } plan || facts.Setup.Training.Sampler is not { } sampler)
            yield break;
        string name = PartIdentity.Get(sampler).Name;
        if (sampler is IClassSampler && facts.Data.Schema.TargetKind != TargetKind.Classes)
            yield return Finding($"the sampler '{name}' is for classes, but {TargetDisplay.Describe(facts.Data.Schema)}; choose another sampler");
        long? steps = plan.MaximumSteps / facts.Setup.Training.AccumulateBatches;
        if (plan.Length < 1 || plan.BatchSize < 1)
            yield return Finding($"the sampler '{name}' plans epochs of {plan.Length} samples in batches of {plan.BatchSize}; both must be at least 1");
        else if (facts.TotalSteps > steps)
            yield return Finding($"the sampler '{name}' has batches for {steps} steps, but the run takes {facts.TotalSteps}; set 'Training:Steps' to at most {steps}");
    }

    private static SetupFinding Finding(string message) => SetupFinding.Create(SettingDiagnostics.Sampler, "Training:Sampler", message);
}
