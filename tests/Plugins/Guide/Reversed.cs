using FnnKit;

namespace My.Parts;

/// <summary>Draws the samples from the last to the first.</summary>
[Sampler("reversed")]
public sealed class Reversed : ISampler
{
    public SamplerPlan Plan(int count, int? batchSize) => new(count, Math.Min(batchSize ?? count, count)) { DrawsEachOnce = true };

    public void Fill(long epoch, int count, RandomStream random, Memory<int> order)
    {
        for (int i = 0; i < count; i++)
            order.Span[i] = count - 1 - i;
    }
}
