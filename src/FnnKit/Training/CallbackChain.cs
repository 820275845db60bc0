namespace FnnKit;

/// <summary>Asks the callbacks of a run in turn and adds up what they want. One that throws is reported once and not asked again.</summary>
internal sealed class CallbackChain
{
    private readonly IReadOnlyList<ICallback> _callbacks;
    private readonly ITrainingObserver[] _observers;
    private readonly bool[] _failed;

    public CallbackChain(IReadOnlyList<ICallback> callbacks, ITrainingObserver[] observers)
    {
        _callbacks = callbacks;
        _observers = observers;
        _failed = new bool[callbacks.Count];
        States = [.. callbacks.Select(callback => new double[callback.StateSize])];
        AsksAfterSteps = callbacks.Any(callback => callback.EverySteps > 0);
    }

    /// <summary>Which callbacks threw, and are not asked any more.</summary>
    public bool[] Failed => _failed;

    /// <summary>What each callback remembers.</summary>
    public double[][] States { get; }

    /// <summary>Whether any callback wants to be asked after steps.</summary>
    public bool AsksAfterSteps { get; }

    /// <summary>The callback that asked for the end, if one did.</summary>
    public ICallback? StoppedBy { get; private set; }

    /// <summary>What the learning rate is multiplied by, as all of them say together.</summary>
    public double RateFactor { get; private set; } = 1;

    /// <summary>Finds out what the callbacks make of the learning rate, now that what they remember has changed.</summary>
    public void Rescale()
    {
        RateFactor = 1;
        for (int i = 0; i < _callbacks.Count; i++)
            RateFactor *= _failed[i] ? 1 : _callbacks[i].LearningRateFactor(States[i]) ?? 1;
    }

    public bool WantsStep(long step) => Any(callback => callback.EverySteps > 0 && step % callback.EverySteps == 0);

    public bool WantsEpoch(long epoch) => Any(callback => callback.EveryEpochs > 0 && epoch % callback.EveryEpochs == 0);

    public CallbackResult OnEpoch(EpochReport report, bool isReported)
        => Ask(callback => isReported || (callback.EveryEpochs > 0 && report.Epoch % callback.EveryEpochs == 0), (callback, state) => (callback.OnEpoch(report, state), callback.Say(report, state)));

    public CallbackResult OnStep(StepReport report)
        => Ask(callback => callback.EverySteps > 0 && report.Step % callback.EverySteps == 0, (callback, state) => (callback.OnStep(report, state), callback.Say(report, state)));

    private bool Any(Func<ICallback, bool> wants)
    {
        for (int i = 0; i < _callbacks.Count; i++)
        {
            if (!_failed[i] && wants(_callbacks[i]))
                return true;
        }

        return false;
    }

    private CallbackResult Ask(Func<ICallback, bool> wants, Func<ICallback, Memory<double>, (CallbackResult, string?)> ask)
    {
        var verdict = CallbackResult.Continue;
        for (int i = 0; i < _callbacks.Count; i++)
        {
            if (_failed[i] || !wants(_callbacks[i]))
                continue;
            var wanted = AskOne(i, ask);
            if ((wanted & (CallbackResult.Stop | CallbackResult.Fail)) != 0)
                StoppedBy ??= _callbacks[i];
            verdict |= wanted;
        }

        Rescale();
        return verdict;
    }

    private CallbackResult AskOne(int i, Func<ICallback, Memory<double>, (CallbackResult CallbackResult, string? Text)> ask)
    {
        try
        {
            var (verdict, text) = ask(_callbacks[i], States[i]);
            foreach (var observer in text is null ? [] : _observers)
                observer.Said(_callbacks[i], text!);
            return verdict;
        }
#pragma warning disable CA1031 // A callback may be anybody's code: whatever it throws, the run goes on.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            _failed[i] = true;
            foreach (var observer in _observers)
                observer.CallbackFailed(_callbacks[i], exception);
            return CallbackResult.Continue;
        }
    }
}
