namespace FnnKit.Testing.Laws;

internal sealed class ActivationSharedBuffersLaw() : Law<IActivation>("buffers may be shared")
{
    private const int Rows = 4;
    private const int Columns = 131;

    public override void Check(PartUnderTest part)
    {
        var activation = part.Make<IActivation>();
        double[] x = Draws.Between(-3, 3, Rows * Columns), inPlace = [.. x], dy = Draws.Between(-1, 1, x.Length, "dy"), shared = [.. dy];
        var (y, dx) = ActivationRun<double>.Compute(activation, Rows, x, dy);
        activation.Forward(new(inPlace, Rows, Columns), new Matrix<double>(inPlace, Rows, Columns));
        if (SameBits.Difference<double>("y", y, inPlace) is { } forward)
            throw Violation(part, $"where y overwrites x, {forward}");
        double[] inputs = activation.DerivativeFromOutput ? y : x;
        activation.Backward(new(inputs, Rows, Columns), new(y, Rows, Columns), new(shared, Rows, Columns), new Matrix<double>(shared, Rows, Columns));
        if (SameBits.Difference<double>("dx", dx, shared) is { } backward)
            throw Violation(part, $"where dx overwrites dy{(activation.DerivativeFromOutput ? " and y overwrote x" : "")}, {backward}");
    }
}
