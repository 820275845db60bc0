namespace FnnKit;

/// <summary>
/// Receives the requests of a callback. Use it only during the call that passes it. The requests take effect after all callbacks were called for the same
/// epoch or step; in a checkpoint, all of them have already been considered.
/// </summary>
public interface ICallbackHost
{
    /// <summary>Ends the training after this step or epoch.</summary>
    /// <param name="reason">Why, as a clause for people, such as <c>validation_loss has not improved for 5 epochs</c>.</param>
    void Stop(string reason);

    /// <summary>Ends the training as failed: it gives no model.</summary>
    /// <param name="reason">Why, as a clause for people, such as <c>the loss is NaN</c>.</param>
    void Fail(string reason);

    /// <summary>Keeps the current weights as the best so far. The model gets the weights that were kept last.</summary>
    void KeepWeights();

    /// <summary>Saves a checkpoint.</summary>
    void SaveCheckpoint();

    /// <summary>
    /// Multiplies the learning rate of all following steps. Factors accumulate; the host remembers their product and stores it in checkpoints.
    /// </summary>
    /// <param name="factor">A finite number above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The factor is not a finite number above 0.</exception>
    void ScaleLearningRate(double factor);

    /// <summary>Writes text to the file that <see cref="ICallback.LogFile"/> names, or to the observers of the training if it names none.</summary>
    /// <param name="text">Whole lines, each with its line break.</param>
    void Write(string text);
}
