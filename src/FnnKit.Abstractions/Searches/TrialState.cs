namespace FnnKit;

/// <summary>How a trial ended.</summary>
public enum TrialState
{
    /// <summary>It was trained to its end.</summary>
    Completed,

    /// <summary>It was ended early because it was hopeless; its value is that of its last report.</summary>
    Pruned,

    /// <summary>It has no value: it diverged, could not be trained, or broke a limit.</summary>
    Failed,
}
