namespace FnnKit.Layers;

/// <summary>Even draws that keep the size of signals through layers with relu.</summary>
/// <remarks>From [-a, a) with <c>a = sqrt(6 / fan in)</c>. Source: He and others, Delving deep into rectifiers, ICCV 2015.</remarks>
[Initializer("he-uniform")]
public sealed class HeUniform : UniformScaling
{
    /// <inheritdoc/>
    protected override double Variance(ParameterPlan parameter) => 2.0 / parameter.FanIn;
}
