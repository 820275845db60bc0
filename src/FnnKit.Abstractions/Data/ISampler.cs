namespace FnnKit;

/// <summary>In which order samples are drawn. An epoch's order is a function of the epoch and the seed alone, so nothing has to be saved.</summary>
public interface ISampler
{
    /// <summary>States how long an epoch is.</summary>
    /// <param name="count">The number of samples in the training part.</param>
    /// <param name="batchSize">The configured size of a batch, or null if none is configured.</param>
    /// <exception cref="DataException">The sampler cannot draw such batches.</exception>
    SamplerPlan Plan(int count, int? batchSize);

    /// <summary>Fills in which samples an epoch draws, in order.</summary>
    /// <param name="epoch">The number of epochs before this one.</param>
    /// <param name="count">The number of samples in the training part.</param>
    /// <param name="random">Random numbers for this epoch.</param>
    /// <param name="order">Receives <see cref="SamplerPlan.Length"/> indices from 0 up to but not including <paramref name="count"/>.</param>
    void Fill(long epoch, int count, RandomStream random, Memory<int> order);
}

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
