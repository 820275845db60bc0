namespace FnnKit;

/// <summary>A sampler that goes by the classes of the samples.</summary>
public interface IClassSampler : ISampler
{
    /// <summary>Fills in which samples an epoch draws, in order.</summary>
    /// <param name="epoch">The number of epochs before this one.</param>
    /// <param name="classes">The code of the class of each sample in the training part.</param>
    /// <param name="random">Random numbers for this epoch.</param>
    /// <param name="order">Receives <see cref="SamplerPlan.Length"/> indices into <paramref name="classes"/>.</param>
    void Fill(long epoch, ReadOnlySpan<int> classes, RandomStream random, Memory<int> order);
}
