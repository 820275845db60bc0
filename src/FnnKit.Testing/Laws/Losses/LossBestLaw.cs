using static FnnKit.Testing.Laws.LossSamples;

namespace FnnKit.Testing.Laws;

/// <summary>What a perfect prediction is depends on the scale that the loss says it takes predictions on.</summary>
internal sealed class LossBestLaw() : Law<ILoss>("a perfect prediction loses less than any other")
{
    public override void Check(PartUnderTest part)
    {
        var loss = part.Make<ILoss>();
        double[] target = Target(), perfect = OnScale(loss.InputScale, target), prediction = OnScale(loss.InputScale, Shares(Prediction()));
        double best = Value(loss, perfect, target), other = Value(loss, prediction, target);
        Require(best < other, part, $"the targets themselves ({loss.InputScale}) lose {best:G6}, other predictions {other:G6}",
            Code(part, Link.None, perfect, target, 0) + Environment.NewLine + "Assert.True(double.IsFinite(value));");
    }

    /// <summary>Numbers made to sum to one in each sample, so that they pass for the probabilities of classes.</summary>
    private static double[] Shares(double[] values)
        => [.. values.Select((value, i) => value / Sample(values, i % Samples).Sum())];
}
