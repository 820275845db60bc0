using static FnnKit.Testing.Laws.LossSamples;

namespace FnnKit.Testing.Laws;

internal sealed class LossAllocationLaw() : Law<ILoss>("nothing is allocated")
{
    public override void Check(PartUnderTest part)
    {
        float[] p = [.. Prediction().Select(value => (float)value)], gradient = new float[p.Length], target = [.. Target().Select(value => (float)value)];
        foreach (var (loss, _) in Forms(part))
        {
            long bytes = Allocations.Measure(
                () => loss.Evaluate(new(p, Outputs, Samples), new(target, Outputs, Samples), new Matrix<float>(gradient, Outputs, Samples), true));
            Require(bytes == 0, part, $"Evaluate allocates {bytes} bytes a call");
        }
    }
}
