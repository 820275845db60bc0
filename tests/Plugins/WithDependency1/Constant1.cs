using Dependency;
using FnnKit;

namespace WithDependency1;

/// <summary>Fills a parameter with the version of the library that it was built with.</summary>
[Initializer("dependency1")]
public sealed class Constant1 : IInitializer
{
    public void Fill(Span<double> values, ParameterPlan parameter, RandomStream random) => values.Fill(Answer.Value);
}
