namespace FnnKit.Testing.Laws;

internal sealed class ActivationStateLaw() : Law<IActivation>("nothing is kept between calls")
{
    private const int Rows = 3;

    public override void Check(PartUnderTest part)
    {
        double[] x = Draws.Between(-3, 3, Rows * 20), dy = Draws.Between(-1, 1, x.Length, "dy"), other = Draws.Between(-9, 9, Rows * 33, "other");
        var first = ActivationRun<double>.Compute(part.Make<IActivation>(), Rows, x, dy);
        var used = part.Make<IActivation>();
        if (first.Difference(ActivationRun<double>.Compute(used, Rows, x, dy)) is { } difference)
            throw Violation(part, $"two fresh instances differ: {difference}");
        ActivationRun<double>.Compute(used, Rows, other, other);
        if (first.Difference(ActivationRun<double>.Compute(used, Rows, x, dy)) is { } later)
            throw Violation(part, $"after a call on other data, the same inputs give something else: {later}");

        // Batches may overlap: what goes back must come from what is handed in, not from the last call forward.
        double[] dx = new double[x.Length], y = new double[other.Length];
        used.Forward(new(other, Rows, other.Length / Rows), new Matrix<double>(y, Rows, other.Length / Rows));
        used.Backward(new(x, Rows, x.Length / Rows), new(first.Y, Rows, x.Length / Rows), new(dy, Rows, x.Length / Rows),
            new Matrix<double>(dx, Rows, x.Length / Rows));
        if (SameBits.Difference<double>("dx", first.Dx, dx) is { } backward)
            throw Violation(part, $"a call forward on other data changes what goes back: {backward}");
    }
}
