using static FnnKit.Testing.Laws.LossSamples;

namespace FnnKit.Testing.Laws;

internal sealed class LossLargeLogitsLaw() : Law<ILoss>("on logits it keeps the reduction and large logits stay finite")
{
    public override void Check(PartUnderTest part)
    {
        float[] z = [100, -100, 1000, -1000, 0, 30000], target = [0, 1, 1, 1, 0, 0], gradient = new float[6];
        foreach (var (_, link) in Forms(part).Where(form => form.Link != Link.None))
        {
            var loss = part.Make<ILoss>();
            bool reduces = Reduce(loss, Reduction.Sum);
            var onLogits = loss.OnLogits(link)!;
            Require(!reduces || onLogits.Reduction == Reduction.Sum, part, $"with Reduction = Sum, on logits ({link}) the reduction is {onLogits.Reduction}");
            double value = onLogits.Evaluate(new(z, 3, 2), new(target, 3, 2), new Matrix<float>(gradient, 3, 2), needsValue: true);
            Require(double.IsFinite(value) && gradient.All(float.IsFinite), part,
                $"logits up to 30000 ({link}) give the loss {value} and the gradient {CSharp.List(gradient)}");
        }
    }
}
