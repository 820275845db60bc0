namespace FnnKit.Layers;

/// <summary>Fills a parameter with one number.</summary>
[Initializer("constant")]
public sealed class Constant : IInitializer
{
    /// <summary>The number.</summary>
    [Range(double.MinValue, double.MaxValue)]
    public double Value { get; set; }

    /// <inheritdoc/>
    public void Fill(Span<double> values, ParameterPlan parameter, RandomStream random) => values.Fill(Value);
}
