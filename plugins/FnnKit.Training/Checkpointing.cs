namespace FnnKit.Training;

/// <summary>Saves checkpoints, from which a run that was interrupted can go on.</summary>
[Callback("checkpoint")]
public sealed class Checkpointing : ICallback
{
    /// <summary>After how many epochs one is saved; by default after each, or never where EverySteps is given.</summary>
    [Range(1, int.MaxValue)]
    public int? Every { get; set; }

    /// <summary>After how many steps one is saved; by default never.</summary>
    [Range(1, int.MaxValue)]
    public int? EverySteps { get; set; }

    /// <summary>How many are kept; the oldest go first.</summary>
    [Range(1, int.MaxValue)]
    public int Keep { get; set; } = 3;

    int ICallback.CheckpointsKept => Keep;

    int ICallback.EveryEpochs => EveryEpochs;

    int ICallback.EverySteps => EverySteps ?? 0;

    private int EveryEpochs => Every ?? (EverySteps is null ? 1 : 0);

    /// <inheritdoc/>
    public Verdict OnEpoch(EpochReport report, Memory<double> state)
        => EveryEpochs > 0 && report.Epoch % EveryEpochs == 0 ? Verdict.SaveCheckpoint : Verdict.Continue;

    /// <inheritdoc/>
    public Verdict OnStep(StepReport report, Memory<double> state)
        => EverySteps is { } steps && report.Step % steps == 0 ? Verdict.SaveCheckpoint : Verdict.Continue;
}
