namespace FnnKit.Testing;

/// <summary>An initializer for parts that cannot do without one: evenly from -0.5 to 0.5.</summary>
internal sealed class SmallNumbers : IInitializer
{
    public void Fill(Span<double> values, ParameterPlan parameter, RandomStream random)
    {
        random.FillUniform(values);
        foreach (ref double value in values)
            value -= 0.5;
    }
}
