namespace FnnKit.Layers;

/// <summary>Fills a parameter with ones.</summary>
[Initializer("ones")]
public sealed class Ones : IInitializer
{
    /// <inheritdoc/>
    public void Fill(Span<double> values, ParameterPlan parameter, RandomStream random) => values.Fill(1);
}
