namespace FnnKit.Callbacks;

/// <summary>
/// Saves checkpoints, from which a run that was interrupted can go on: every so many epochs or steps, or whenever a loss or metric is the best so far.
/// </summary>
/// <remarks>Since each best is better than the one before, the last Keep of them are the best ones.</remarks>
[Callback("checkpoint")]
public sealed class Checkpointing : ICallback, IValidatableObject
{
    private const int HasBest = 0;
    private const int BestValue = 1;

    /// <summary>After how many epochs one is saved; by default after each, or never where EverySteps or Best is given.</summary>
    [Range(1, int.MaxValue)]
    public int? Every { get; set; }

    /// <summary>After how many steps one is saved; by default never.</summary>
    [Range(1, int.MaxValue)]
    public int? EverySteps { get; set; }

    /// <summary>Whether one is saved whenever a report is the best so far, and only then.</summary>
    public bool Best { get; set; }

    /// <summary>The name of what is to be best; by default the validation loss, or the loss where nothing is held back for validation.</summary>
    public string? Metric { get; set; }

    /// <summary>How many are kept; the oldest go first.</summary>
    [Range(1, int.MaxValue)]
    public int Keep { get; set; } = 3;

    /// <inheritdoc/>
    public int StateSize => Best ? 2 : 0;

    int ICallback.CheckpointsKept => Keep;

    int ICallback.EveryEpochs => EveryEpochs;

    int ICallback.EverySteps => EverySteps ?? 0;

    string? ICallback.Watches => Best ? Metric : null;

    private int EveryEpochs => Every ?? (EverySteps is null && !Best ? 1 : 0);

    /// <inheritdoc/>
    public CallbackResult OnEpoch(EpochReport report, Memory<double> state)
        => Best ? OnBest(report, state.Span) : EveryEpochs > 0 && report.Epoch % EveryEpochs == 0 ? CallbackResult.SaveCheckpoint : CallbackResult.Continue;

    /// <inheritdoc/>
    public CallbackResult OnStep(StepReport report, Memory<double> state)
        => EverySteps is { } steps && report.Step % steps == 0 ? CallbackResult.SaveCheckpoint : CallbackResult.Continue;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Best && (Every is not null || EverySteps is not null))
            yield return new ValidationResult(
                "'checkpoint' saves either the best or every so many; give 'Best' without 'Every' and 'EverySteps'", [nameof(Best)]);
        if (!Best && Metric is not null)
            yield return new ValidationResult("'checkpoint' looks at 'Metric' only where 'Best' is true", [nameof(Metric)]);
    }

    private CallbackResult OnBest(EpochReport report, Span<double> remembered)
    {
        if (report.Values.Count == 0)
            return CallbackResult.Continue;
        var (name, value) = WatchedValue.Of(report, Metric, "checkpoint");
        bool isBetter = report.HigherIsBetter.Contains(name) ? value > remembered[BestValue] : value < remembered[BestValue];
        if (double.IsNaN(value) || (remembered[HasBest] != 0 && !isBetter))
            return CallbackResult.Continue;
        (remembered[HasBest], remembered[BestValue]) = (1, value);
        return CallbackResult.SaveCheckpoint;
    }
}
