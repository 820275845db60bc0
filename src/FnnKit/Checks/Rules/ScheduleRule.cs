namespace FnnKit;

/// <summary>Checks that a schedule is about as long as the run: it neither reaches zero long before the end, nor changes only afterwards.</summary>
internal sealed class ScheduleRule : ISetupRule
{
    /// <summary>The rule reports a schedule that is zero for a larger share of the run than this.</summary>
    private const double RestAllowed = 0.1;

    /// <summary>The rule looks this many times beyond the run to see whether the schedule ever changes.</summary>
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
            yield return Finding($"the schedule '{name}' is 0 from about step {rates[moving + 1].Step} on, but the run takes {steps} steps and learns nothing in the rest; make the schedule longer or the run shorter");
        double first = rates[0].Rate;
        bool rests = steps > 1 && rates.All(place => place.Rate == first);
        if (rests && steps < long.MaxValue / Longer && rate.At(new Progress(steps * Longer, stepsPerEpoch, steps)) != first)
            yield return Finding(FormattableString.Invariant($"the schedule '{name}' stays at {first} in all {steps} steps of the run and changes only later; make the schedule shorter or the run longer"));
    }

    private static SetupFinding Finding(string message) => SetupFinding.Create(SettingDiagnostics.Schedule, "Optimizer:LearningRate", message);
}
