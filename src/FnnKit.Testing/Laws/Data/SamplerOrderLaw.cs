namespace FnnKit.Testing.Laws;

internal sealed class SamplerOrderLaw() : Law<ISampler>("it draws samples that are there, in an order that epoch and stream decide")
{
    private const int Count = 10;

    public override void Check(PartUnderTest part)
    {
        var sampler = part.Make<ISampler>();
        foreach (int? batch in new int?[] { null, SampleFiles.Batch })
        {
            var plan = sampler.Plan(Count, batch);
            Require(plan.BatchSize >= 1 && plan.Length >= 1, part, $"for {Count} samples it plans epochs of {plan.Length} in batches of {plan.BatchSize}");
            int[][] orders = [.. Enumerable.Range(0, 3).Select(epoch => Draw(sampler, plan, epoch))];
            for (int epoch = 2; epoch >= 0; epoch--)
            {
                int[] order = orders[epoch];
                int wrong = order.AsSpan().IndexOfAnyExceptInRange(0, Count - 1);
                Require(wrong < 0, part, wrong < 0 ? "" : $"epoch {epoch} draws sample {order[wrong]} of {Count}, or leaves place {wrong} unwritten");
                Require(order.SequenceEqual(Draw(part.Make<ISampler>(), plan, epoch)), part, $"a fresh instance draws another epoch {epoch}");
                Require(order.SequenceEqual(Draw(sampler, plan, epoch)), part, $"asked again after other epochs, it draws another epoch {epoch}");
                Require(!plan.DrawsEachOnce || order.Order().SequenceEqual(Enumerable.Range(0, Count)), part,
                    $"DrawsEachOnce is true, but epoch {epoch} draws {string.Join(", ", order)}");
            }
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
