namespace FnnKit.Plugins.Tests.Laws;

/// <summary>What holds for every sampler.</summary>
public sealed class SamplerLaws
{
    private const int Count = 10;

    public static TheoryData<string> All => Parts.Names<ISampler>();

    [Theory]
    [MemberData(nameof(All))]
    public void It_draws_samples_that_are_there_in_an_order_that_epoch_and_stream_decide(string name)
    {
        var sampler = Parts.Make<ISampler>(name);
        foreach (int? batch in new int?[] { null, SampleFiles.Batch })
        {
            var plan = sampler.Plan(Count, batch);
            Assert.InRange(plan.BatchSize, 1, int.MaxValue);
            Assert.InRange(plan.Length, 1, int.MaxValue);
            for (long epoch = 0; epoch < 3; epoch++)
            {
                int[] order = Draw(sampler, plan, epoch);
                Assert.All(order, index => Assert.InRange(index, 0, Count - 1));
                Assert.Equal(order, Draw(Parts.Make<ISampler>(name), plan, epoch));
                if (plan.DrawsEachOnce)
                    Assert.Equal(Enumerable.Range(0, Count), order.Order());
            }
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_batch_larger_than_the_set_makes_sense_or_is_refused(string name)
    {
        try
        {
            var plan = Parts.Make<ISampler>(name).Plan(Count, 1000);
            Assert.True(!plan.DrawsEachOnce || (plan.BatchSize <= Count && plan.Length == Count));
        }
        catch (DataException exception)
        {
            Assert.Contains("1000", exception.Message, StringComparison.Ordinal);
        }
    }

    private static int[] Draw(ISampler sampler, SamplerPlan plan, long epoch)
    {
        int[] order = new int[plan.Length];
        order.AsSpan().Fill(-1);
        sampler.Fill(epoch, Count, new RandomStream(4, "sampler").At((ulong)epoch), order);
        return order;
    }
}
