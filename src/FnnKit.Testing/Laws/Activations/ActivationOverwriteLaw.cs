namespace FnnKit.Testing.Laws;

internal sealed class ActivationOverwriteLaw() : Law<IActivation>("results do not depend on what stood in their buffers")
{
    private const int Rows = 3;

    public override void Check(PartUnderTest part)
    {
        var activation = part.Make<IActivation>();
        double[] x = Draws.Between(-3, 3, Rows * 41), dy = Draws.Between(-1, 1, x.Length, "dy");
        var zeros = ActivationRun<double>.Compute(activation, Rows, x, dy);
        foreach (double stale in new[] { double.NaN, 1e30, 7 })
        {
            if (zeros.Difference(ActivationRun<double>.Compute(activation, Rows, x, dy, stale)) is { } difference)
                throw Violation(part, $"with 0 and with {stale} in the buffers, {difference}: it is read before it is written, or not written",
                    $"double[] y = [{CSharp.Number(stale)}], x = [{CSharp.Number(x[0])}], clean = [0];{Environment.NewLine}var activation = "
                        + $"{part.Code};{Environment.NewLine}"
                    + $"activation.Forward(new ReadOnlyMatrix<double>(x, 1, 1), new Matrix<double>(y, 1, 1));{Environment.NewLine}"
                    + $"activation.Forward(new ReadOnlyMatrix<double>(x, 1, 1), new Matrix<double>(clean, 1, 1));{Environment.NewLine}Assert.Equal(clean, y);");
        }
    }
}
