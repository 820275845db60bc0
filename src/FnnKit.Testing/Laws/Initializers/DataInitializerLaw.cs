namespace FnnKit.Testing.Laws;

internal sealed class DataInitializerLaw() : Law<IInitializer>("what it makes of data is finite, and decided by the data and the stream")
{
    private const int Units = 6;
    private const int Samples = 40;

    public override void Check(PartUnderTest part)
    {
        if (part.Make<IInitializer>() is not IDataInitializer initializer)
            return;
        double[] drawn = Draws.Between(-3, 5, Units * Samples), kept = [.. drawn], same = [.. Enumerable.Repeat(0.1, drawn.Length)];
        int checkedShapes = 0;
        foreach (var shape in new[] { new Shape(Units), new Shape(Units, 4) })
        {
            if (Adjust(initializer, shape, drawn, 1) is not { } first)
                continue;
            checkedShapes++;
            double[]? constant = Adjust(initializer, shape, same, 1), again = Adjust(part.Make<IInitializer>(), shape, drawn, 1);
            Require(first.Concat(constant ?? []).All(double.IsFinite), part, $"for the shape {shape} a value is not finite");
            string? difference = SameBits.Difference<double>("value", first, again!);
            Require(difference is null, part, $"for the shape {shape} and the same data and stream, a fresh instance differs: {difference}");
        }

        Require(checkedShapes > 0, part, $"it refuses the shapes [{Units}] and [{Units}, 4] for a layer of {Units} outputs");
        string? changed = SameBits.Difference<double>("the data, before and after,", kept, drawn);
        Require(changed is null, part, changed ?? "");
    }

    private static double[]? Adjust(IInitializer initializer, Shape shape, double[] outputs, ulong seed)
    {
        double[] values = new double[shape.Size];
        var plan = new ParameterPlan("weight", shape, initializer);
        initializer.Fill(values, plan, new RandomStream(seed, "test"));
        try
        {
            var data = new ReadOnlyMatrix<double>(outputs, Units, Samples);
            ((IDataInitializer)initializer).Adjust(values, plan, new InitializationSamples(data, data), new RandomStream(seed, "adjust"));
            return values;
        }
        catch (ShapeException)
        {
            return null;
        }
    }
}
