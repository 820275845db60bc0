namespace FnnKit;

/// <summary>What the callbacks request together after an epoch or step.</summary>
internal sealed class CallbackOutcome
{
    private readonly List<ICallback> _keeping = [];

    /// <summary>The first callback that ends the training, and why; null if none does.</summary>
    public (ICallback Callback, string Reason)? Stop { get; private set; }

    /// <summary>The first callback that fails the training, and why; null if none does.</summary>
    public (ICallback Callback, string Reason)? Fail { get; private set; }

    /// <summary>The callbacks that want the current weights to be kept.</summary>
    public IReadOnlyList<ICallback> Keeping => _keeping;

    /// <summary>Whether a checkpoint is to be saved.</summary>
    public bool SavesCheckpoint { get; private set; }

    /// <summary>Adds the requests of a callback.</summary>
    public void Add(ICallback callback, CallbackRequests requests)
    {
        if (requests.StopReason is { } stop)
            Stop ??= (callback, stop);
        if (requests.FailReason is { } fail)
            Fail ??= (callback, fail);
        if (requests.KeepsWeights)
            _keeping.Add(callback);
        SavesCheckpoint |= requests.SavesCheckpoint;
    }
}
