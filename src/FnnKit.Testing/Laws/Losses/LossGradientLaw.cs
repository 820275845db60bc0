using static FnnKit.Testing.Laws.LossSamples;

namespace FnnKit.Testing.Laws;

internal sealed class LossGradientLaw() : Law<ILoss>("the gradient is what differences say")
{
    public override void Check(PartUnderTest part)
    {
        foreach (var (loss, link) in Forms(part))
        {
            double[] prediction = link == Link.None ? Prediction() : Draws.Between(-3, 3, Outputs * Samples);
            // Shares of classes as well as classes: targets need not be zeros and ones.
            Check(part, loss, link, prediction, Target());
            Check(part, loss, link, prediction, Draws.Between(0, 1, prediction.Length, "target"));
        }
    }

    private void Check(PartUnderTest part, ILoss loss, Link link, double[] prediction, double[] target)
    {
        double[] gradient = new double[prediction.Length];
        Gradient(loss, prediction, target, gradient, needsValue: false);
        for (int i = 0; i < prediction.Length; i += 13)
        {
            double? slope = Differences.Derivative(() => Samples * Value(loss, prediction, target), ref prediction[i]);
            if (!Differences.Agree(slope, Samples * gradient[i]))
                throw Violation(part,
                    $"{(link == Link.None ? "at" : $"on logits ({link}), at")} a prediction of {prediction[i]:G6} for {target[i]:G6} the gradient is "
                        + $"{gradient[i]:G6}, differences say {slope / Samples:G6}",
                    CounterExample(part, link, prediction, target, i));
        }
    }

    private static string CounterExample(PartUnderTest part, Link link, double[] prediction, double[] target, int at)
        => Code(part, link, prediction, target, at % Samples) + Environment.NewLine + $$"""
            p[{{at / Samples}}] += 1e-6;
            double further = loss.Evaluate(new ReadOnlyMatrix<double>(p, {{Outputs}}, 1), new(target, {{Outputs}}, 1), default(Matrix<double>), true);
            Assert.Equal((further - value) / 1e-6, gradient[{{at / Samples}}], 1e-3);
            """;
}
