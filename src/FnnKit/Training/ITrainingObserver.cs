namespace FnnKit;

/// <summary>Follows a training from outside: progress displays, run folders, logs. Unlike a callback it is no part of the setup and has no say.</summary>
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

    /// <summary>Everything is ready, and the first step is about to be taken.</summary>
    void Started(TrainingStart start)
    {
    }

    /// <summary>An epoch is reported.</summary>
    void Reported(EpochReport report)
    {
    }

    /// <summary>A callback asked for a checkpoint.</summary>
    void CheckpointDue(Checkpoint checkpoint)
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

    /// <summary>The training has ended.</summary>
    void Finished(TrainingResult result)
    {
    }
}
