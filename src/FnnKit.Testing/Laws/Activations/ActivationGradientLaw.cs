namespace FnnKit.Testing.Laws;

internal sealed class ActivationGradientLaw() : Law<IActivation>("the gradient is what differences say")
{
    private const int Rows = 4;
    private const int Columns = 9;

    public override void Check(PartUnderTest part)
    {
        var activation = part.Make<IActivation>();
        double[] x = Draws.Between(-4, 4, Rows * Columns), dy = Draws.Between(-1, 1, x.Length, "weights"), probe = new double[x.Length];
        double[] dx = ActivationRun<double>.Compute(activation, Rows, x, dy).Dx;
        for (int i = 0; i < x.Length; i++)
        {
            double? slope = Differences.Derivative(Weighted, ref x[i]);
            if (!Differences.Agree(slope, dx[i]))
                throw Violation(part, $"the gradient at x = {x[i]:G6} is {dx[i]:G6}, differences say {slope:G6}", CounterExample(part, x, dy, i, slope!.Value));
        }

        double Weighted()
        {
            activation.Forward(new(x, Rows, Columns), new Matrix<double>(probe, Rows, Columns));
            return probe.Zip(dy, (value, weight) => value * weight).Sum();
        }
    }

    private static string CounterExample(PartUnderTest part, double[] x, double[] dy, int at, double slope)
    {
        // Outputs that stand alone need one number, the others all of the sample.
        int[] sample = part.Make<IActivation>().IsElementwise ? [at] : [.. Enumerable.Range(0, Rows).Select(row => (row * Columns) + (at % Columns))];
        return ActivationRun<double>.Code(part, sample.Select(i => x[i]), sample.Select(i => dy[i]))
            + $"{Environment.NewLine}Assert.Equal({CSharp.Number(slope)}, dx[{Array.IndexOf(sample, at)}], 1e-5);";
    }
}
