using static FnnKit.Testing.Laws.LossSamples;

namespace FnnKit.Testing.Laws;

internal sealed class LossStateLaw() : Law<ILoss>("nothing is kept between calls")
{
    public override void Check(PartUnderTest part)
    {
        double[] p = Prediction(), other = Prediction("other"), target = Target();
        double[] first = new double[p.Length], again = new double[p.Length], later = new double[p.Length];
        double value = Gradient(part.Make<ILoss>(), p, target, first);
        var used = part.Make<ILoss>();
        Compare(part, "two fresh instances differ", value, Gradient(used, p, target, again), first, again);
        Gradient(used, other, target, again);
        Compare(part, "after a call on other data", value, Gradient(used, p, target, later), first, later);
    }

    private void Compare(PartUnderTest part, string when, double value, double otherValue, double[] gradient, double[] otherGradient)
    {
        string? difference = SameBits.Difference<double>("the value", [value], [otherValue])
            ?? SameBits.Difference<double>("the gradient", gradient, otherGradient);
        Require(difference is null, part, $"{when}: {difference}");
    }
}
