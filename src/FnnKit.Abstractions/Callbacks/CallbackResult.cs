namespace FnnKit;

/// <summary>What a callback wants; values can be combined.</summary>
[Flags]
public enum CallbackResult
{
    /// <summary>Nothing in particular.</summary>
    Continue = 0,

    /// <summary>These weights are the best so far: keep them, and end with them whatever comes.</summary>
    KeepWeights = 1,

    /// <summary>Save a checkpoint.</summary>
    SaveCheckpoint = 2,

    /// <summary>End the training.</summary>
    Stop = 4,

    /// <summary>End the training as failed: what was learned is of no use.</summary>
    Fail = 8,
}
