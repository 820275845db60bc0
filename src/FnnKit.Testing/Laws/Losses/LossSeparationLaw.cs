using static FnnKit.Testing.Laws.LossSamples;

namespace FnnKit.Testing.Laws;

/// <summary>What weights of samples, sums over batches and measurements in parts rely on.</summary>
internal sealed class LossSeparationLaw() : Law<ILoss>("the loss of a batch is the mean or the sum of those of its samples")
{
    public override void Check(PartUnderTest part)
    {
        foreach (var (loss, link) in Forms(part))
        {
            double[] prediction = link == Link.None ? Prediction() : Draws.Between(-3, 3, Outputs * Samples), target = Target();
            double[] gradient = new double[prediction.Length], single = new double[Outputs];
            double whole = Gradient(loss, prediction, target, gradient), share = loss.Reduction == Reduction.Mean ? 1.0 / Samples : 1, sum = 0;
            for (int sample = 0; sample < Samples; sample++)
            {
                double[] p = [.. Sample(prediction, sample)], t = [.. Sample(target, sample)];
                sum += share * loss.Evaluate(new(p, Outputs, 1), new(t, Outputs, 1), new Matrix<double>(single, Outputs, 1), needsValue: true);
                for (int i = 0; i < Outputs; i++)
                    Require(Math.Abs(gradient[(i * Samples) + sample] - (share * single[i])) <= 1e-9, part,
                        $"the gradient of sample {sample} is {gradient[(i * Samples) + sample]:G6} in a batch of {Samples}, and {single[i]:G6} alone");
            }

            Require(Math.Abs(whole - sum) <= 1e-9 * (1 + Math.Abs(whole)), part,
                $"the loss of {Samples} samples is {whole:R}, but those of each by itself come to {sum:R}");
        }
    }
}
