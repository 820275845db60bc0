namespace FnnKit;

/// <summary>One trained parameter of a layer.</summary>
/// <param name="Name">Its name within the layer, such as <c>weight</c>.</param>
/// <param name="Shape">Its shape, outputs first: <c>[out, in]</c>.</param>
/// <param name="Initializer">What fills it before training.</param>
public sealed record ParameterPlan(string Name, Shape Shape, IInitializer Initializer)
{
    /// <summary>How many inputs each output sums over; by default the product of all dimensions but the first.</summary>
    public int FanIn { get; init; } = Shape.Dimensions.Length > 1 ? Shape.Size / Shape.Dimensions[0] : 1;

    /// <summary>How many outputs each input reaches; by default the first dimension.</summary>
    public int FanOut { get; init; } = Shape.Dimensions[0];

    /// <summary>Whether weight decay applies: to weights it does, to biases and norms it does not.</summary>
    public bool Decays { get; init; } = Shape.Dimensions.Length > 1;

    /// <summary>
    /// What the learning rate is multiplied by for this parameter; 0 keeps it as it starts. Every optimizer gets the product as its learning rate, except one
    /// that needs all weights in one pass (<see cref="UpdateScope.Network"/>), for which only 1 is possible.
    /// </summary>
    public double LearningRateFactor { get; init; } = 1;

    /// <summary>What weight decay, L1 and L2 are multiplied by for this parameter, where they apply to it.</summary>
    public double DecayFactor { get; init; } = 1;
}
