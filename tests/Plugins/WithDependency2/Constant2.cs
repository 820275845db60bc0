using Dependency;
using FnnKit;

namespace WithDependency2;

/// <summary>Fills a parameter with the version of the library that it was built with.</summary>
[Initializer("dependency2")]
public sealed class Constant2 : IInitializer
{
    public void Fill(Span<double> values, ParameterPlan parameter, RandomStream random) => values.Fill(Answer.Value);
}
