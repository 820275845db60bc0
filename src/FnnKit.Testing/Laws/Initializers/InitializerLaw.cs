namespace FnnKit.Testing.Laws;

internal sealed class InitializerLaw() : Law<IInitializer>("it fills every shape with finite numbers that the stream decides")
{
    private static readonly Shape[] Shapes = [new(1), new(64), new(1, 1), new(40, 7), new(7, 40), new(4, 3, 3, 3)];

    public override void Check(PartUnderTest part)
    {
        var initializer = part.Make<IInitializer>();
        foreach (var shape in Shapes)
        {
            double[] first = Fill(initializer, shape, 1, double.NaN), other = Fill(initializer, shape, 2, 0);
            Require(first.All(double.IsFinite), part,
                $"for the shape {shape}, value[{Array.FindIndex(first, value => !double.IsFinite(value))}] is not finite, or was not written");
            string? again = SameBits.Difference<double>("value", first, Fill(part.Make<IInitializer>(), shape, 1, 7)),
                used = SameBits.Difference<double>("value", first, Fill(initializer, shape, 1, 7));
            Require(again is null, part, $"for the shape {shape} and one stream, a fresh instance differs: {again}");
            Require(used is null, part, $"for the shape {shape} and one stream, a second call differs: {used}");
            bool isRandom = first.Distinct().Count() > 1;
            Require(!isRandom || SameBits.FirstDifference<double>(first, other) >= 0, part,
                $"for the shape {shape}, two streams give the same numbers; take them from the random stream");
        }
    }

    private static double[] Fill(IInitializer initializer, Shape shape, ulong seed, double stale)
    {
        double[] values = new double[shape.Size];
        values.AsSpan().Fill(stale);
        initializer.Fill(values, new ParameterPlan("weight", shape, initializer), new RandomStream(seed, "test"));
        return values;
    }
}
