namespace FnnKit.Optimizers;

/// <summary>Progress as a schedule sees it that takes over in the middle of a run.</summary>
internal static class RemainingProgress
{
    /// <summary>The same place, counted from a step; before it, the start.</summary>
    public static Progress After(this in Progress progress, long steps)
        => progress with { Step = Math.Max(progress.Step - steps, 0), TotalSteps = Math.Max(progress.TotalSteps - steps, 1) };
}
