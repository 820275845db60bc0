namespace FnnKit;

/// <summary>One callback of a training. If it throws, this reports the exception once and does not call it again.</summary>
internal sealed class RunningCallback
{
    private readonly ICallback _callback;
    private readonly ITrainingObserver _observer;
    private readonly IRunStore? _store;
    private readonly CallbackRequests _requests = new();
    private ICallbackRun? _run;

    public RunningCallback(ICallback callback, ITrainingObserver observer, IRunStore? store)
    {
        _callback = callback;
        _observer = observer;
        _store = store;
        Try(() =>
        {
            _run = callback.Start() ?? throw new InvalidOperationException($"{nameof(ICallback.Start)} returned no run.");
            (EveryEpochs, EverySteps) = (callback.EveryEpochs, callback.EverySteps);
        });
    }

    /// <summary>Whether it threw, and is not called any more.</summary>
    public bool HasFailed => _run is null;

    /// <summary>The product of the factors by which it scaled the learning rate.</summary>
    public double RateFactor { get; private set; } = 1;

    /// <summary>The number of epochs between two calls; 0 if only reported epochs lead to a call.</summary>
    public int EveryEpochs { get; private set; }

    /// <summary>The number of steps between two calls; 0 if steps lead to no call.</summary>
    public int EverySteps { get; private set; }

    public bool IsDueAfterEpoch(long epoch) => !HasFailed && EveryEpochs > 0 && epoch % EveryEpochs == 0;

    public bool IsDueAfterStep(long step) => !HasFailed && EverySteps > 0 && step % EverySteps == 0;

    /// <summary>Calls it after an epoch and adds its requests.</summary>
    public void After(EpochReport report, CallbackOutcome outcome) => Call(() => _run!.After(report, _requests), outcome);

    /// <summary>Calls it after a step and adds its requests.</summary>
    public void After(StepReport report, CallbackOutcome outcome) => Call(() => _run!.After(report, _requests), outcome);

    /// <summary>The state for a checkpoint; empty if it failed.</summary>
    public double[] Save()
    {
        double[] saved = [];
        if (!HasFailed)
            Try(() => saved = _run!.Save());
        return saved;
    }

    /// <summary>Takes over the state of another run.</summary>
    /// <exception cref="CheckpointException">The callback cannot restore it.</exception>
    public void Restore(ReadOnlySpan<double> saved, double rateFactor, bool hasFailed)
    {
        if (hasFailed)
            _run = null;
        RateFactor = HasFailed ? 1 : double.IsFinite(rateFactor) && rateFactor > 0 ? rateFactor
            : throw new CheckpointException($"The checkpoint is damaged: the callback '{PartIdentity.Get(_callback).Name}' scales the learning rate by {rateFactor}.");
        try
        {
            _run?.Restore(saved);
        }
#pragma warning disable CA1031 // A callback may be anybody's code: whatever it throws, the checkpoint cannot be used.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            throw new CheckpointException(
                $"The callback '{PartIdentity.Get(_callback).Name}' of the plugin {PartIdentity.Get(_callback).Plugin} cannot restore its state: {exception.Message} Report this to the author of the plugin, or resume without the callback.", exception);
        }
    }

    private void Call(Action call, CallbackOutcome outcome)
    {
        _requests.Clear();
        if (!Try(call))
            return;
        RateFactor *= _requests.RateFactor;
        outcome.Add(_callback, _requests);
        if (_requests.Text is not { } text)
            return;
        if (_callback.LogFile is not null && _store is not null)
            _store.WriteLog(_callback, text);
        else
            _observer.MessageWritten(_callback, text);
    }

    private bool Try(Action call)
    {
        try
        {
            call();
            return true;
        }
#pragma warning disable CA1031 // A callback may be anybody's code: whatever it throws, the run goes on.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            (_run, RateFactor) = (null, 1);
            _observer.CallbackFailed(_callback, exception);
            return false;
        }
    }
}
