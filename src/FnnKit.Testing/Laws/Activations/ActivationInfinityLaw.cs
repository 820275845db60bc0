namespace FnnKit.Testing.Laws;

internal sealed class ActivationInfinityLaw() : Law<IActivation>("infinity gives the limit or NaN where outputs stand alone")
{
    public override void Check(PartUnderTest part)
    {
        var activation = part.Make<IActivation>();
        if (!activation.IsElementwise)
            return;
        double[] x = [double.NegativeInfinity, -1e5, double.PositiveInfinity, 1e5];
        double[] y = ActivationRun<double>.Compute(activation, 1, x, [1, 1, 1, 1]).Y;
        for (int i = 0; i < 4; i += 2)
        {
            // A NaN is no answer, but it hides nothing; a number that is not the limit does.
            if (double.IsNaN(y[i]))
                continue;
            bool isLimit = double.IsInfinity(y[i]) ? y[i] * y[i + 1] > 0 : Math.Abs(y[i] - y[i + 1]) < 1e-4;
            Require(isLimit, part, $"x = {x[i]} gives {y[i]}, but x = {x[i + 1]} gives {y[i + 1]}",
                ActivationRun<double>.Code(part, [x[i]], [1]) + $"{Environment.NewLine}Assert.NotEqual({CSharp.Number(y[i])}, y[0]);");
        }
    }
}
