namespace FnnKit;

/// <summary>Cross-validates the setup of a host: trains a network for each fold and tests it on that fold.</summary>
public interface ICrossValidator
{
    /// <summary>Trains and tests each fold in turn.</summary>
    /// <param name="finished">Is called after each fold; null if nobody wants to know.</param>
    /// <param name="cancellationToken">Ends it after the step under way.</param>
    /// <returns>The scores of all folds, and where the runs are stored.</returns>
    /// <exception cref="FnnKitException">The setup or the data cannot be used, or a training failed.</exception>
    /// <exception cref="CrossValidationCanceledException">It was cancelled; what is stored can be resumed.</exception>
    Task<CrossValidationResult> ValidateAsync(Action<FoldResult>? finished = null, CancellationToken cancellationToken = default);
}
