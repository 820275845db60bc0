using System.Buffers;

namespace FnnKit.Data;

/// <summary>Draws every class as often as every other, so that rare classes are learned as well as frequent ones.</summary>
/// <remarks>
/// The classes take turns, each turn draws one of its samples with replacement, and then the epoch is shuffled. An epoch draws as many samples as there are.
/// To weigh rare classes more instead, without drawing their samples again and again, see class weights.
/// </remarks>
[Sampler("balanced")]
public sealed class Balanced : IClassSampler
{
    /// <inheritdoc/>
    public SamplerPlan Plan(int count, int? batchSize) => new(count, Math.Min(batchSize ?? count, count));

    /// <inheritdoc/>
    public void Fill(long epoch, int count, RandomStream random, Memory<int> order)
    {
        var samples = order.Span;
        for (int i = 0; i < samples.Length; i++)
            samples[i] = random.Below(count, (ulong)i);
    }

    /// <inheritdoc/>
    public void Fill(long epoch, ReadOnlySpan<int> classes, RandomStream random, Memory<int> order)
    {
        // The samples of each class lie side by side, ends[c] behind those of class c.
        int[] byClass = ArrayPool<int>.Shared.Rent(classes.Length);
        int[] ends = new int[Largest(classes) + 1];
        foreach (int code in classes)
            ends[code]++;
        for (int code = 0, end = 0; code < ends.Length; code++)
            (ends[code], end) = (end, end + ends[code]);
        for (int sample = 0; sample < classes.Length; sample++)
            byClass[ends[classes[sample]]++] = sample;

        var samples = order.Span;
        for (int i = 0, code = 0; i < samples.Length; code = (code + 1) % ends.Length)
        {
            int start = code == 0 ? 0 : ends[code - 1];
            if (ends[code] > start)
                samples[i] = byClass[start + random.Below(ends[code] - start, (ulong)i++)];
        }

        random.For("order").Shuffle(samples);
        ArrayPool<int>.Shared.Return(byClass);
    }

    private static int Largest(ReadOnlySpan<int> classes)
    {
        int largest = 0;
        foreach (int code in classes)
            largest = Math.Max(largest, code);
        return largest;
    }
}
