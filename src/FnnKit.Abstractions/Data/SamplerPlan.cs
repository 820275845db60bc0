namespace FnnKit;

/// <summary>How long an epoch is, and how it falls into batches.</summary>
/// <param name="Length">How many samples an epoch draws.</param>
/// <param name="BatchSize">How many of them make a batch; the last batch of an epoch may be smaller.</param>
public sealed record SamplerPlan(int Length, int BatchSize)
{
    /// <summary>Whether an epoch draws every sample exactly once, so that an epoch of one batch needs no order at all.</summary>
    public bool DrawsEachOnce { get; init; }

    /// <summary>How many steps the sampler can draw in all; null for as many as are wanted. Its last epoch may then be cut short.</summary>
    public long? MaximumSteps { get; init; }

    /// <summary>How many steps an epoch takes.</summary>
    public int StepsPerEpoch => (int)(((long)Length + BatchSize - 1) / BatchSize);
}
