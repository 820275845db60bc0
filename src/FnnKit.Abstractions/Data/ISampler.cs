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
