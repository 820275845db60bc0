namespace FnnKit;

/// <summary>Applies activations to values of a graph.</summary>
public static class ActivationGraph
{
    /// <summary>Describes an activation applied to a value, whatever the shape of a sample.</summary>
    /// <param name="value">The inputs, <c>[batch, ...shape]</c>.</param>
    /// <param name="activation">The activation; null leaves the value as it is.</param>
    /// <param name="shape">The shape of one sample.</param>
    /// <returns>The outputs, in the same shape.</returns>
    /// <exception cref="GraphException">The activation does not describe itself.</exception>
    public static GraphValue Apply(this GraphValue value, IActivation? activation, Shape shape)
    {
        if (activation is null)
            return value;
        if (activation is not IGraphActivation graph)
            throw new GraphException("it does not describe itself as a graph: let it derive from Activation<TFormula>, or implement IGraphActivation", activation);
        bool isVector = activation.IsElementwise || shape.Dimensions.Length == 1;
        return isVector ? graph.ToGraph(value, shape.Size) : graph.ToGraph(value.Reshape(shape.Size), shape.Size).Reshape(shape);
    }
}
