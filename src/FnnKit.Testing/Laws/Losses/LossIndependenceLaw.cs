using static FnnKit.Testing.Laws.LossSamples;

namespace FnnKit.Testing.Laws;

internal sealed class LossIndependenceLaw() : Law<ILoss>("value and gradient do not depend on each other, nor on what stood in the buffer")
{
    public override void Check(PartUnderTest part)
    {
        foreach (var (loss, _) in Forms(part))
        {
            double[] p = Prediction(), target = Target(), without = new double[p.Length];
            Gradient(loss, p, target, without, needsValue: false);
            foreach (double stale in new[] { double.NaN, 1e30, 7 })
            {
                double[] with = new double[p.Length];
                with.AsSpan().Fill(stale);
                double value = Gradient(loss, p, target, with), alone = Value(loss, p, target);
                string? difference = SameBits.Difference<double>("the gradient", without, with);
                Require(difference is null, part, $"without the value, and with it and {stale} in the buffer, {difference}");
                Require(value.Equals(alone), part, $"the value is {value:R} with the gradient and {alone:R} without it");
            }
        }
    }
}
