namespace FnnKit.Layers;

/// <summary>Fills a parameter with zeros.</summary>
[Initializer("zeros")]
public sealed class Zeros : IInitializer
{
    /// <inheritdoc/>
    public void Fill(Span<double> values, ParameterPlan parameter, RandomStream random) => values.Clear();
}
