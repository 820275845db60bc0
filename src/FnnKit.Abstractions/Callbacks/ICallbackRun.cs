namespace FnnKit;

/// <summary>A callback in one training. It holds everything that the callback has to remember from call to call.</summary>
/// <remarks>
/// If a call throws, none of its requests takes effect, the host reports the exception once, and the training continues without the callback.
/// </remarks>
public interface ICallbackRun
{
    /// <summary>Called after a reported epoch, and after every <see cref="ICallback.EveryEpochs"/> epochs.</summary>
    /// <param name="report">The epoch that has ended; <see cref="EpochReport.IsReported"/> tells whether it has values.</param>
    /// <param name="host">Receives the requests of this call.</param>
    void After(EpochReport report, ICallbackHost host)
    {
    }

    /// <summary>Called after every <see cref="ICallback.EverySteps"/> steps.</summary>
    /// <param name="report">The step that has ended.</param>
    /// <param name="host">Receives the requests of this call.</param>
    void After(StepReport report, ICallbackHost host)
    {
    }

    /// <summary>Returns the whole state as numbers for <see cref="Restore"/>. The host stores them in each checkpoint.</summary>
    double[] Save() => [];

    /// <summary>Takes over the state that <see cref="Save"/> of another run returned, so that a resumed training continues as if it had not been interrupted.</summary>
    /// <param name="saved">The saved numbers.</param>
    /// <exception cref="ArgumentException">The numbers were saved by a callback with other options.</exception>
    void Restore(ReadOnlySpan<double> saved)
    {
    }
}
