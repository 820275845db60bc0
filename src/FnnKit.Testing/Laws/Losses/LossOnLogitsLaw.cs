using static FnnKit.Testing.Laws.LossSamples;

namespace FnnKit.Testing.Laws;

internal sealed class LossOnLogitsLaw() : Law<ILoss>("on logits it is the loss after the activation")
{
    public override void Check(PartUnderTest part)
    {
        double[] z = Draws.Between(-3, 3, Outputs * Samples), target = Target();
        foreach (var (onLogits, link) in Forms(part).Where(form => form.Link != Link.None))
        {
            double after = Value(part.Make<ILoss>(), Probabilities(z, link), target), direct = Value(onLogits, z, target);
            Require(Math.Abs(after - direct) <= 1e-10 * (1 + Math.Abs(after)), part,
                $"after the activation ({link}) the loss is {after:R}, on logits {direct:R}");
        }
    }

    private static double[] Probabilities(double[] z, Link link)
    {
        double[] p = new double[z.Length];
        for (int sample = 0; sample < Samples; sample++)
        {
            double sum = Sample(z, sample).Sum(Math.Exp);
            for (int i = sample; i < z.Length; i += Samples)
                p[i] = link == Link.Softmax ? Math.Exp(z[i]) / sum : 1 / (1 + Math.Exp(-z[i]));
        }

        return p;
    }
}
