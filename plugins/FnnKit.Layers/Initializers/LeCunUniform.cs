namespace FnnKit.Layers;

/// <summary>Even draws that keep the size of signals through layers without activation.</summary>
/// <remarks>From [-a, a) with <c>a = sqrt(3 / fan in)</c>. Source: LeCun and others, Efficient BackProp, 1998.</remarks>
[Initializer("lecun-uniform")]
public sealed class LeCunUniform : UniformScaling
{
    /// <inheritdoc/>
    protected override double Variance(ParameterPlan parameter) => 1.0 / parameter.FanIn;
}
