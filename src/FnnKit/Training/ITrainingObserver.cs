namespace FnnKit;

/// <summary>
/// Follows a training from outside: progress displays, logs, metrics. It cannot change or end a training: if it throws, the exception is reported once to the
/// other observers, and the training continues without it.
/// </summary>
/// <remarks>All methods are called on the thread of the training, except <see cref="Loading"/>.</remarks>
public interface ITrainingObserver
{
    /// <summary>A large file of data is being read; called now and then, before anything else, and from any thread.</summary>
    void Loading(LoadingProgress progress)
    {
    }

    /// <summary>
    /// The setup can be trained, but something in it is probably not what was meant; called once, before <see cref="Started"/>, where there is such a
    /// thing.
    /// </summary>
    void Warned(IReadOnlyList<SettingError> warnings)
    {
    }

    /// <summary>The run of a member of an ensemble begins; the calls until the next one are about it.</summary>
    /// <param name="member">The member, counted from 1.</param>
    /// <param name="members">How many members there are.</param>
    void MemberStarting(int member, int members)
    {
    }

    /// <summary>Everything is ready, and the first step is about to be taken.</summary>
    void Started(TrainingStart start)
    {
    }

    /// <summary>An epoch is reported.</summary>
    void Reported(EpochReport report)
    {
    }

    /// <summary>Whether <see cref="StepTaken"/> is to be called; it is read once, after <see cref="Started"/>.</summary>
    bool WantsSteps => false;

    /// <summary>A step was taken; called only if <see cref="WantsSteps"/> is true.</summary>
    /// <param name="report">The results of the step.</param>
    void StepTaken(StepReport report)
    {
    }

    /// <summary>
    /// Memory of about this size became garbage, such as the data set as it was loaded. A program that must keep its peak low can collect it now; the library
    /// never forces a collection.
    /// </summary>
    /// <param name="bytes">The size in bytes.</param>
    void Released(long bytes)
    {
    }

    /// <summary>A checkpoint was saved.</summary>
    /// <param name="checkpoint">The state of the run.</param>
    void CheckpointSaved(Checkpoint checkpoint)
    {
    }

    /// <summary>A callback wrote text.</summary>
    /// <param name="callback">The callback; its <see cref="ICallback.LogFile"/> names the file that the text belongs to.</param>
    /// <param name="text">Whole lines, each with its line break.</param>
    void MessageWritten(ICallback callback, string text)
    {
    }

    /// <summary>A callback threw an exception. The training continues without it.</summary>
    void CallbackFailed(ICallback callback, Exception exception)
    {
    }

    /// <summary>Another observer threw, and is not called any more; the training continues.</summary>
    /// <param name="observer">The observer that threw.</param>
    /// <param name="exception">What it threw.</param>
    void ObserverFailed(ITrainingObserver observer, Exception exception)
    {
    }

    /// <summary>The run was judged, and the final model is now trained on all samples.</summary>
    /// <param name="refit">The samples and steps.</param>
    void Refitting(RefitNote refit)
    {
    }

    /// <summary>
    /// The training failed, or was cancelled before its first step. Nothing else is called after this.
    /// </summary>
    /// <param name="exception">The reason, which the trainer throws.</param>
    void Failed(Exception exception)
    {
    }

    /// <summary>The training has ended.</summary>
    void Finished(TrainingResult result)
    {
    }
}
