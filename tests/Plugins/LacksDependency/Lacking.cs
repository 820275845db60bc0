using Dependency;
using FnnKit;

namespace LacksDependency;

/// <summary>Needs a library that is not there.</summary>
[Initializer("lacking")]
public sealed class Lacking : IInitializer
{
    private readonly double _answer = Answer.Value;

    public void Fill(Span<double> values, ParameterPlan parameter, RandomStream random) => values.Fill(_answer);
}
