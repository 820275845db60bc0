namespace FnnKit;

/// <summary>Where a training stands. The training writes it after each step; anyone may read it at any time, which costs the training nothing.</summary>
public sealed class TrainingProgress
{
    private long _step;
    private long _epoch;

    /// <summary>The number of steps taken.</summary>
    public long Step
    {
        get => Volatile.Read(ref _step);
        internal set => Volatile.Write(ref _step, value);
    }

    /// <summary>The number of epochs that have ended.</summary>
    public long Epoch
    {
        get => Volatile.Read(ref _epoch);
        internal set => Volatile.Write(ref _epoch, value);
    }
}
