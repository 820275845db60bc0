namespace FnnKit;

/// <summary>The sampler can draw as many batches as the run takes.</summary>
internal sealed class SamplerRule : ISetupRule
{
    public IEnumerable<SetupFinding> Check(SetupFacts facts)
    {
        if (facts.Batches is not { } plan || facts.Setup.Training.Sampler is not { } sampler)
            yield break;
        string name = PartIdentity.Get(sampler).Name;
        if (sampler is IClassSampler && facts.Data.Schema.TargetKind != TargetKind.Classes)
            yield return new SetupFinding(SettingDiagnostics.Sampler, "Training:Sampler", $"the sampler '{name}' goes by classes, but {TargetDisplay.Say(facts.Data.Schema)}; take another one");
        if (plan.Length < 1 || plan.BatchSize < 1)
            yield return new SetupFinding(SettingDiagnostics.Sampler, "Training:Sampler", $"the sampler '{name}' plans epochs of {plan.Length} samples in batches of {plan.BatchSize}; both must be at least 1");
        else if (facts.TotalSteps > plan.MaximumSteps / facts.Setup.Training.AccumulateBatches)
            yield return new SetupFinding(SettingDiagnostics.Sampler, "Training:Sampler", $"the sampler '{name}' holds {plan.MaximumSteps / facts.Setup.Training.AccumulateBatches} steps, but the run would take {facts.TotalSteps}; set 'Training:Steps' to {plan.MaximumSteps / facts.Setup.Training.AccumulateBatches} at most");
    }
}
