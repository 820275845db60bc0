namespace FnnKit.Data;

/// <summary>Draws every sample once an epoch, in the order of the data.</summary>
/// <remarks>A batch size above the number of samples is cut to it.</remarks>
[Sampler("sequential")]
public sealed class Sequential : ISampler
{
    /// <inheritdoc/>
    public SamplerPlan Plan(int count, int? batchSize) => new(count, Math.Min(batchSize ?? count, count)) { DrawsEachOnce = true };

    /// <inheritdoc/>
    public void Fill(long epoch, int count, RandomStream random, Memory<int> order)
    {
        var samples = order.Span;
        for (int i = 0; i < samples.Length; i++)
            samples[i] = i;
    }
}
