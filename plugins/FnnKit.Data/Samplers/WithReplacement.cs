namespace FnnKit.Data;

/// <summary>Draws each sample of each batch from all of them, so that one may come twice and another not at all.</summary>
/// <remarks>All batches are full. Source: B. Efron, Bootstrap methods: another look at the jackknife, 1979.</remarks>
[Sampler("with-replacement")]
public sealed class WithReplacement : ISampler
{
    /// <summary>How many batches make an epoch; by default as many as draw each sample once on average.</summary>
    [Range(1, int.MaxValue)]
    public int? StepsPerEpoch { get; set; }

    /// <inheritdoc/>
    public SamplerPlan Plan(int count, int? batchSize)
    {
        int batch = batchSize ?? count;
        long steps = StepsPerEpoch ?? (((long)count + batch - 1) / batch);
        if (steps * batch > Array.MaxLength)
            throw new DataException($"An epoch of {steps} steps of {batch} samples draws more than {Array.MaxLength}; "
                + "set a smaller 'StepsPerEpoch' or 'Training:BatchSize'.");
        return new SamplerPlan((int)(steps * batch), batch);
    }

    /// <inheritdoc/>
    public void Fill(long epoch, int count, RandomStream random, Memory<int> order)
    {
        var samples = order.Span;
        for (int i = 0; i < samples.Length; i++)
            samples[i] = random.Below(count, (ulong)i);
    }
}
