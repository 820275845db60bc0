namespace FnnKit;

/// <summary>What an initializer sees of some training samples.</summary>
/// <param name="inputs">What comes into the layer, <c>[input features, samples]</c>.</param>
/// <param name="outputs">What the layer makes of it before the activation of its plan, <c>[output features, samples]</c>; empty for a state.</param>
/// <remarks>The parameters before this one are initialized; those after it are 0.</remarks>
public readonly ref struct InitializationSamples(ReadOnlyMatrix<double> inputs, ReadOnlyMatrix<double> outputs)
{
    /// <summary>What comes into the layer, <c>[input features, samples]</c>.</summary>
    public ReadOnlyMatrix<double> Inputs { get; } = inputs;

    /// <summary>What the layer makes of it before the activation of its plan, <c>[output features, samples]</c>; empty for a state.</summary>
    public ReadOnlyMatrix<double> Outputs { get; } = outputs;
}
