using static FnnKit.Testing.Laws.LossSamples;

namespace FnnKit.Testing.Laws;

internal sealed class LossBestLaw() : Law<ILoss>("a perfect prediction loses less than any other")
{
    public override void Check(PartUnderTest part)
    {
        var loss = part.Make<ILoss>();
        double[] target = Target();
        double best = Value(loss, target, target), other = Value(loss, Prediction(), target);
        Require(best < other, part, $"the targets themselves lose {best:G6}, other predictions {other:G6}",
            Code(part, Link.None, target, target, 0) + Environment.NewLine + "Assert.True(double.IsFinite(value));");
    }
}
