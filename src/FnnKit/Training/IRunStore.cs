namespace FnnKit;

/// <summary>
/// Saves a run: its checkpoints, its logs and its model. Unlike an observer it must succeed: what it throws ends the training.
/// </summary>
public interface IRunStore
{
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
