namespace FnnKit;

/// <summary>The callbacks of a training, called in the order of the setup.</summary>
internal sealed class CallbackChain
{
    private readonly RunningCallback[] _callbacks;

    public CallbackChain(IReadOnlyList<ICallback> callbacks, ITrainingObserver observer, IRunStore? store)
        => _callbacks = [.. callbacks.Select(callback => new RunningCallback(callback, observer, store))];

    /// <summary>The factor for the learning rate: the product over all callbacks.</summary>
    public double RateFactor
    {
        get
        {
            double product = 1;
            foreach (var callback in _callbacks)
                product *= callback.RateFactor;
            return product;
        }
    }

    public bool IsDueAfterStep(long step)
    {
        foreach (var callback in _callbacks)
        {
            if (callback.IsDueAfterStep(step))
                return true;
        }

        return false;
    }

    public bool IsDueAfterEpoch(long epoch) => _callbacks.Any(callback => callback.IsDueAfterEpoch(epoch));

    /// <summary>Calls all callbacks after a reported epoch, or those that are due after another one.</summary>
    public CallbackOutcome After(EpochReport report)
    {
        var outcome = new CallbackOutcome();
        foreach (var callback in _callbacks)
        {
            if (callback.IsDueAfterEpoch(report.Epoch) || (report.IsReported && !callback.HasFailed))
                callback.After(report, outcome);
        }

        return outcome;
    }

    /// <summary>Calls the callbacks that are due after a step.</summary>
    public CallbackOutcome After(StepReport report)
    {
        var outcome = new CallbackOutcome();
        foreach (var callback in _callbacks)
        {
            if (callback.IsDueAfterStep(report.Step))
                callback.After(report, outcome);
        }

        return outcome;
    }

    /// <summary>The state for a checkpoint: arrays by name.</summary>
    public IEnumerable<KeyValuePair<string, double[]>> Save()
    {
        // Saving may make a callback fail, so its failure is written after its state.
        for (int i = 0; i < _callbacks.Length; i++)
            yield return new(StateName(i), _callbacks[i].Save());
        yield return new("callback_rate_factors", [.. _callbacks.Select(callback => callback.RateFactor)]);
        yield return new("callback_failures", [.. _callbacks.Select(callback => callback.HasFailed ? 1.0 : 0)]);
    }

    /// <summary>Takes over what <see cref="Save"/> returned. A callback that the saved run did not have, or had with other options, starts afresh.</summary>
    /// <param name="matches">Which callback is which one of the saved run.</param>
    /// <param name="read">Reads an array by its name and, if it is known, its length.</param>
    /// <exception cref="CheckpointException">A callback cannot restore its state.</exception>
    public void Restore(CallbackMatch matches, Func<string, int?, double[]> read)
    {
        double[] factors = read("callback_rate_factors", matches.Saved), failures = read("callback_failures", matches.Saved);
        for (int i = 0; i < _callbacks.Length; i++)
        {
            if (matches.SavedOf(i) is { } saved)
                _callbacks[i].Restore(read(StateName(saved), null), factors[saved], failures[saved] != 0);
        }
    }

    private static string StateName(int index) => $"callback.{index}";
}
