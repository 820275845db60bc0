namespace FnnKit;

/// <summary>A schedule is about as long as the run: it neither ends at zero long before, nor begins to change only afterwards.</summary>
internal sealed class ScheduleRule : ISetupRule
{
    /// <summary>A schedule may be at rest for this share of the run without a word.</summary>
    private const double RestAllowed = 0.1;

    /// <summary>How many times longer a run is tried to see whether the schedule would ever change.</summary>
    private const long Longer = 10_000;

    public IEnumerable<SetupFinding> Check(SetupFacts facts)
    {
        if (facts.TotalSteps is not { } steps || facts.Setup.Optimizer?.LearningRate is not { Schedule: { } schedule } rate)
            yield break;
        int stepsPerEpoch = facts.StepsPerEpoch!.Value;
        var rates = LearningRates.Sample(rate, stepsPerEpoch, steps).ToArray();
        string name = PartIdentity.Get(schedule).Name;
        int moving = Array.FindLastIndex(rates, place => place.Rate != 0);
        if (moving >= 0 && moving < rates.Length * (1 - RestAllowed) - 1)
            yield return Finding($"the schedule '{name}' is at 0 from about step {rates[moving + 1].Step} on, but the run takes {steps} steps; nothing is learned in the rest");
        double first = rates[0].Rate;
        bool rests = steps > 1 && rates.All(place => place.Rate == first);
        if (rests && steps < long.MaxValue / Longer && rate.At(new Progress(steps * Longer, stepsPerEpoch, steps)) != first)
            yield return Finding(FormattableString.Invariant($"the schedule '{name}' stays at {first} for all {steps} steps of the run and would change only later; make it shorter or the run longer"));
    }

    private static SetupFinding Finding(string message) => new(SettingDiagnostics.Schedule, "Optimizer:LearningRate", message);
}
