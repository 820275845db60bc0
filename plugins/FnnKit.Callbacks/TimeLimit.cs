using System.Globalization;

namespace FnnKit.Callbacks;

/// <summary>
/// Stops the training after a time, counted from its first step. A resumed run has the full time again. The model gets the weights of the last step.
/// </summary>
/// <remarks>The step at which such a run stops depends on the machine; up to that step, the run is the same everywhere.</remarks>
[Callback("time-limit")]
public sealed class TimeLimit : ICallback, IValidatableObject
{
    /// <summary>The number of hours; minutes and seconds are added.</summary>
    [Range(0.0, 1_000_000.0)]
    public double Hours { get; set; }

    /// <summary>The number of minutes; hours and seconds are added.</summary>
    [Range(0.0, 1_000_000.0)]
    public double Minutes { get; set; }

    /// <summary>The number of seconds; hours and minutes are added.</summary>
    [Range(0.0, 1_000_000_000.0)]
    public double Seconds { get; set; }

    /// <summary>The number of steps between looks at the clock. It is also checked after each reported epoch.</summary>
    [Range(1, int.MaxValue)]
    public int EverySteps { get; set; } = 100;

    int ICallback.EverySteps => EverySteps;

    private double Limit => (3600 * Hours) + (60 * Minutes) + Seconds;

    /// <inheritdoc/>
    public ICallbackRun Start() => new Run(Limit);

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!(Limit > 0))
            yield return new ValidationResult("'time-limit' has no time; set 'Hours', 'Minutes' or 'Seconds' to a number above 0", [nameof(Seconds)]);
    }

    private sealed class Run(double limit) : ICallbackRun
    {
        public void After(EpochReport report, ICallbackHost host) => Check(report.Elapsed, host);

        public void After(StepReport report, ICallbackHost host) => Check(report.Elapsed, host);

        private void Check(TimeSpan elapsed, ICallbackHost host)
        {
            if (elapsed.TotalSeconds >= limit)
                host.Stop(string.Create(CultureInfo.InvariantCulture, $"the time limit of {limit} s is reached"));
        }
    }
}
