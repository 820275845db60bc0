namespace FnnKit;

/// <summary>
/// Saves a run: its checkpoints, its logs and its model. Unlike an observer it must succeed: what it throws ends the training.
/// </summary>
public interface IRunStore
{
    /// <summary>Where the run is stored, such as the path of a folder; null if it has no place that a person could look at.</summary>
    string? Location => null;

    /// <summary>What the run replaced, as a phrase such as <c>the run in 'runs/a', which finished at 2026-01-31 12:00:00</c>; null if nothing was there. Known after <see cref="Start"/>.</summary>
    string? Replaced => null;

    /// <summary>The checkpoints that a run can be resumed from.</summary>
    CheckpointFolder Checkpoints { get; }

    /// <summary>Starts or resumes the run; called once before the first step.</summary>
    /// <param name="start">The run.</param>
    void Start(TrainingStart start);

    /// <summary>Adds the results of an epoch.</summary>
    /// <param name="report">The results.</param>
    void SaveReport(EpochReport report);

    /// <summary>Saves a checkpoint, whole or not at all.</summary>
    /// <param name="checkpoint">The state of the run.</param>
    void SaveCheckpoint(Checkpoint checkpoint);

    /// <summary>Adds text to the log file of a callback.</summary>
    /// <param name="callback">The callback; its <see cref="ICallback.LogFile"/> names the file.</param>
    /// <param name="text">Whole lines, each with its line break.</param>
    void WriteLog(ICallback callback, string text);

    /// <summary>Saves the model and how the run ended.</summary>
    /// <param name="result">The result of the run.</param>
    void Finish(TrainingResult result);

    /// <summary>Records that the run failed; it has no model then.</summary>
    /// <param name="exception">The reason.</param>
    void Fail(Exception exception);
}
