namespace FnnKit;

/// <summary>A layer that says what it computes when predicting as a graph, so that networks with it can be exported.</summary>
public interface IGraphLayer
{
    /// <summary>Describes the outputs, before the activation of the plan, which the host adds.</summary>
    /// <param name="layer">Shapes and parameters.</param>
    /// <param name="x">The inputs, <c>[batch, ...input]</c>.</param>
    /// <returns>The outputs, <c>[batch, ...output]</c>.</returns>
    /// <exception cref="GraphException">It cannot be described.</exception>
    GraphValue ToGraph(LayerGraph layer, GraphValue x);
}
