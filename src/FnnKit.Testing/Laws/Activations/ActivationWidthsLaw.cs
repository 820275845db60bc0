namespace FnnKit.Testing.Laws;

internal sealed class ActivationWidthsLaw() : Law<IActivation>("every vector width gives the same bits")
{
    private const int Rows = 3;

    public override void Check(PartUnderTest part)
    {
        var activation = part.Make<IActivation>();
        float[] single = Draws.Between<float>(-6, 6, Rows * 67);
        double[] twice = Draws.Between(-6, 6, Rows * 67);
        if (LaneWidths.Difference(() => Run(single)) is { } difference)
            throw Violation(part, $"in float, {difference}");
        if (LaneWidths.Difference(() => Run(twice)) is { } other)
            throw Violation(part, $"in double, {other}");

        T[] Run<T>(T[] x)
            where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
        {
            var (y, dx) = ActivationRun<T>.Compute(activation, Rows, x, x);
            return [.. y, .. dx];
        }
    }
}
