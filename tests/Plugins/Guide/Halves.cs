using FnnKit;

namespace My.Parts;

/// <summary>Fills a parameter with one half.</summary>
[Initializer("halves")]
public sealed class Halves : IInitializer
{
    public void Fill(Span<double> values, ParameterPlan parameter, RandomStream random) => values.Fill(0.5);
}
