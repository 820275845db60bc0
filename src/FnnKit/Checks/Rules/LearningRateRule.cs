namespace FnnKit;

/// <summary>The learning rate is a number, and not below zero, at every step.</summary>
internal sealed class LearningRateRule : ISetupRule
{
    public IEnumerable<SetupFinding> Check(SetupFacts facts)
    {
        if (facts.TotalSteps is not { } steps || facts.Setup.Optimizer is not { } optimizer)
            yield break;
        foreach (var (step, rate) in LearningRates.Sample(optimizer.LearningRate, facts.StepsPerEpoch!.Value, steps))
        {
            if (double.IsFinite(rate) && rate >= 0)
                continue;
            string schedule = optimizer.LearningRate.Schedule is { } part ? $" of the schedule '{PartIdentity.Get(part).Name}'" : "";
            yield return new SetupFinding(
                SettingDiagnostics.LearningRate, "Optimizer:LearningRate", FormattableString.Invariant($"the learning rate{schedule} is {rate} in step {step + 1} of {steps}; it must be a finite number and at least 0"));
            yield break;
        }
    }
}
