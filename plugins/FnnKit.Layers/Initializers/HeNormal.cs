namespace FnnKit.Layers;

/// <summary>Normal draws that keep the size of signals through layers with relu.</summary>
/// <remarks>Mean 0, variance <c>2 / fan in</c>, not cut. Source: He and others, Delving deep into rectifiers, ICCV 2015.</remarks>
[Initializer("he-normal")]
public sealed class HeNormal : NormalScaling
{
    /// <inheritdoc/>
    protected override double Variance(ParameterPlan parameter) => 2.0 / parameter.FanIn;
}
