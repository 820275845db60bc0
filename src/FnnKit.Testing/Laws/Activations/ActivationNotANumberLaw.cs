namespace FnnKit.Testing.Laws;

internal sealed class ActivationNotANumberLaw() : Law<IActivation>("what is not a number stays so and touches no other sample")
{
    private const int Rows = 4;
    private const int Columns = 40;
    private const int Spoiled = 17;

    public override void Check(PartUnderTest part)
    {
        var activation = part.Make<IActivation>();
        double[] x = Draws.Between(-2, 2, Rows * Columns), dy = Draws.Between(-1, 1, x.Length, "dy");
        double[] clean = ActivationRun<double>.Compute(activation, Rows, x, dy).Y;
        x[Columns + Spoiled] = double.NaN;
        double[] y = ActivationRun<double>.Compute(activation, Rows, x, dy).Y;
        Require(double.IsNaN(y[Columns + Spoiled]), part, $"x = NaN gives {y[Columns + Spoiled]}, which hides that something went wrong",
            ActivationRun<double>.Code(part, [double.NaN], [1]) + $"{Environment.NewLine}Assert.True(double.IsNaN(y[0]));");
        for (int i = 0; i < y.Length; i++)
            Require(i % Columns == Spoiled || y[i] == clean[i], part, $"a NaN in sample {Spoiled} makes {y[i]} of {clean[i]} in sample {i % Columns}");
    }
}
