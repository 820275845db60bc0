namespace FnnKit.Layers;

/// <summary>Normal draws that keep the size of signals and of gradients, for tanh and sigmoid layers.</summary>
/// <remarks>
/// Mean 0, variance <c>2 / (fan in + fan out)</c>, not cut. Source: Glorot and Bengio, Understanding the difficulty of training deep feedforward neural
/// networks, AISTATS 2010.
/// </remarks>
[Initializer("glorot-normal")]
public sealed class GlorotNormal : NormalScaling
{
    /// <inheritdoc/>
    protected override double Variance(ParameterPlan parameter) => 2.0 / (parameter.FanIn + (double)parameter.FanOut);
}
