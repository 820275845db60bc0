namespace FnnKit;

/// <summary>Trains a network from its setup.</summary>
public interface ITrainer
{
    /// <summary>Loads the data, builds the network and trains it.</summary>
    /// <param name="cancellationToken">Ends the training after the step under way. The result then has the <see cref="StopReason"/> Cancelled, and no finished model.</param>
    /// <exception cref="FnnKitException">The setup or the data cannot be used, or the training failed; the message says why.</exception>
    Task<TrainingResult> TrainAsync(CancellationToken cancellationToken = default);
}
