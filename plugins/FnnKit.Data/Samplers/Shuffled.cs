namespace FnnKit.Data;

/// <summary>Draws every sample once an epoch, in an order that is new each time.</summary>
/// <remarks>A batch size above the number of samples is cut to it. Source: R. Durstenfeld's form of the Fisher-Yates shuffle, 1964.</remarks>
[Sampler("shuffled")]
public sealed class Shuffled : ISampler
{
    /// <inheritdoc/>
    public SamplerPlan Plan(int count, int? batchSize) => new(count, Math.Min(batchSize ?? count, count)) { DrawsEachOnce = true };

    /// <inheritdoc/>
    public void Fill(long epoch, int count, RandomStream random, Memory<int> order)
    {
        var samples = order.Span;
        for (int i = 0; i < samples.Length; i++)
            samples[i] = i;
        random.Shuffle(samples);
    }
}
