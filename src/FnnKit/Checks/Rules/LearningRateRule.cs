namespace FnnKit;

/// <summary>Checks that the learning rate is finite and at least 0 in every step.</summary>
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
            yield return SetupFinding.Create(SettingDiagnostics.LearningRate, "Optimizer:LearningRate", schedule, rate, step + 1, steps);
            yield break;
        }
    }
}
