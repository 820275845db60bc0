namespace FnnKit;

/// <summary>Searches for the best settings of a configuration.</summary>
public interface ITuner
{
    /// <summary>Starts a study in its folder, or continues the one that is there. Several processes may work on one study.</summary>
    /// <param name="cancellationToken">Ends the work after the step under way; trials that run save a checkpoint, and the study can be continued.</param>
    /// <returns>What came of the study.</returns>
    /// <exception cref="FnnKitException">The study cannot be started or continued; the message says why.</exception>
    /// <exception cref="OperationCanceledException">It was interrupted.</exception>
    Task<StudyResult> TuneAsync(CancellationToken cancellationToken = default);
}
