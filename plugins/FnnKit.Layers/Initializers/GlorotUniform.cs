namespace FnnKit.Layers;

/// <summary>Even draws that keep the size of signals and of gradients, for tanh and sigmoid layers.</summary>
/// <remarks>
/// From [-a, a) with <c>a = sqrt(6 / (fan in + fan out))</c>. Source: Glorot and Bengio, Understanding the difficulty of training deep feedforward neural
/// networks, AISTATS 2010.
/// </remarks>
[Initializer("glorot-uniform")]
public sealed class GlorotUniform : UniformScaling
{
    /// <inheritdoc/>
    protected override double Variance(ParameterPlan parameter) => 2.0 / (parameter.FanIn + (double)parameter.FanOut);
}
