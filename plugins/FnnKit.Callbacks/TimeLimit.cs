namespace FnnKit.Callbacks;

/// <summary>
/// Ends the training after a time, counted from its first step; a run that is resumed has its time anew. The model is that of the step reached.
/// </summary>
/// <remarks>Where a run ends then depends on the machine; up to there it is the same as ever.</remarks>
[Callback("time-limit")]
public sealed class TimeLimit : ICallback, IValidatableObject
{
    /// <summary>How many hours, together with minutes and seconds.</summary>
    [Range(0.0, 1_000_000.0)]
    public double Hours { get; set; }

    /// <summary>How many minutes, together with hours and seconds.</summary>
    [Range(0.0, 1_000_000.0)]
    public double Minutes { get; set; }

    /// <summary>How many seconds, together with hours and minutes.</summary>
    [Range(0.0, 1_000_000_000.0)]
    public double Seconds { get; set; }

    /// <summary>After how many steps the clock is looked at; it always is after an epoch that is reported.</summary>
    [Range(1, int.MaxValue)]
    public int EverySteps { get; set; } = 100;

    int ICallback.EverySteps => EverySteps;

    private double Limit => (3600 * Hours) + (60 * Minutes) + Seconds;

    /// <inheritdoc/>
    public CallbackResult OnEpoch(EpochReport report, Memory<double> state) => report.Elapsed.TotalSeconds >= Limit ? CallbackResult.Stop : CallbackResult.Continue;

    /// <inheritdoc/>
    public CallbackResult OnStep(StepReport report, Memory<double> state) => report.Elapsed.TotalSeconds >= Limit ? CallbackResult.Stop : CallbackResult.Continue;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!(Limit > 0))
            yield return new ValidationResult("'time-limit' needs a time above 0 in 'Hours', 'Minutes' or 'Seconds'", [nameof(Seconds)]);
    }
}
