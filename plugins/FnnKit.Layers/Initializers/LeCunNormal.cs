namespace FnnKit.Layers;

/// <summary>Normal draws that keep the size of signals through layers without activation.</summary>
/// <remarks>Mean 0, variance <c>1 / fan in</c>, not cut. Source: LeCun and others, Efficient BackProp, 1998.</remarks>
[Initializer("lecun-normal")]
public sealed class LeCunNormal : NormalScaling
{
    /// <inheritdoc/>
    protected override double Variance(ParameterPlan parameter) => 1.0 / parameter.FanIn;
}
