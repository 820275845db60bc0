namespace FnnKit;

/// <summary>
/// Watches a training and acts on it: stops it early, keeps the best weights, requests checkpoints, scales the learning rate, or writes a log.
/// </summary>
/// <remarks>
/// The properties tell the host when to call and what to prepare. All state belongs to the run that <see cref="Start"/> returns, so one callback can serve
/// several trainings. A callback cannot break a training: if it throws, the host reports the exception once and continues without it.
/// </remarks>
public interface ICallback
{
    /// <summary>The number of epochs between two calls, reported or not. 0 means that only reported epochs lead to a call.</summary>
    int EveryEpochs => 0;

    /// <summary>The number of steps between two calls. 0 means that steps lead to no call.</summary>
    int EverySteps => 0;

    /// <summary>How many of the checkpoints that it requests to keep; the oldest are deleted first. 0 means that it requests none.</summary>
    int CheckpointsKept => 0;

    /// <summary>The name of the value that it needs in each report, such as <c>validation_loss</c>; null if it needs none in particular.</summary>
    string? Watches => null;

    /// <summary>The name of the file in the run folder that receives what it writes; null to send it to the observers of the training.</summary>
    string? LogFile => null;

    /// <summary>Starts a run with a state of its own. The host calls this once for each training.</summary>
    ICallbackRun Start();
}
