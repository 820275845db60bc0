namespace FnnKit.Plugins.Tests.Laws;

/// <summary>What holds for every initializer.</summary>
public sealed class InitializerLaws
{
    public static TheoryData<string> All => Parts.Names<IInitializer>();

    [Theory]
    [MemberData(nameof(All))]
    public void It_fills_every_shape_with_finite_numbers_that_the_stream_decides(string name)
    {
        var initializer = Parts.Make<IInitializer>(name);
        foreach (var shape in new[] { new Shape(1), new Shape(64), new Shape(1, 1), new Shape(40, 7), new Shape(7, 40), new Shape(4, 3, 3, 3) })
        {
            double[] first = Fill(initializer, shape, 1), again = Fill(Parts.Make<IInitializer>(name), shape, 1), other = Fill(initializer, shape, 2);
            Assert.All(first, value => Assert.True(double.IsFinite(value)));
            Assert.Equal(first, again);
            bool isRandom = first.Distinct().Count() > 1;
            if (isRandom)
                Assert.NotEqual(first, other);
        }
    }

    private static double[] Fill(IInitializer initializer, Shape shape, ulong seed)
    {
        double[] values = new double[shape.Size];
        values.AsSpan().Fill(double.NaN);
        initializer.Fill(values, new ParameterPlan("weight", shape, initializer), new RandomStream(seed, "test"));
        return values;
    }
}
