using static FnnKit.Testing.Laws.LossSamples;

namespace FnnKit.Testing.Laws;

internal sealed class LossReductionLaw() : Law<ILoss>("the mean is the sum over a number of samples or elements")
{
    public override void Check(PartUnderTest part)
    {
        ILoss mean = part.Make<ILoss>(), sum = part.Make<ILoss>();
        if (!Reduce(mean, Reduction.Mean) || !Reduce(sum, Reduction.Sum))
            return;
        double[] p = Prediction(), target = Target(), a = new double[p.Length], b = new double[p.Length];
        double ratio = Gradient(sum, p, target, a) / Gradient(mean, p, target, b);
        Require(Math.Abs(ratio - Samples) < 1e-9 || Math.Abs(ratio - (Samples * Outputs)) < 1e-9, part,
            $"the sum is {ratio} times the mean, for {Samples} samples of {Outputs} outputs");
        for (int i = 0; i < a.Length; i++)
            Require(Math.Abs(a[i] - (ratio * b[i])) <= 1e-9, part,
                $"gradient[{i}] is {a[i]} for the sum and {b[i]} for the mean, but must be {ratio} times that");
    }
}
