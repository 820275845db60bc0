namespace FnnKit;

/// <summary>Why a training ended.</summary>
public enum StopReason
{
    /// <summary>All epochs or steps were done.</summary>
    Completed,

    /// <summary>A callback asked for it.</summary>
    StoppedByCallback,

    /// <summary>It was interrupted from outside.</summary>
    Cancelled,
}
