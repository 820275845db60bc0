namespace FnnKit.Testing.Laws;

internal sealed class SamplerLargeBatchLaw() : Law<ISampler>("a batch larger than the set makes sense or is refused")
{
    private const int Count = 10;

    public override void Check(PartUnderTest part)
    {
        try
        {
            var plan = part.Make<ISampler>().Plan(Count, 1000);
            Require(!plan.DrawsEachOnce || (plan.BatchSize <= Count && plan.Length == Count), part,
                $"for {Count} samples in batches of 1000 it draws each once, but plans epochs of {plan.Length} in batches of {plan.BatchSize}");
        }
        catch (DataException exception)
        {
            Require(exception.Message.Contains("1000", StringComparison.Ordinal), part, $"a batch of 1000 is refused without saying so: {exception.Message}");
        }
    }
}
