namespace FnnKit;

/// <summary>
/// An activation that says what it computes as a graph, so that networks with it can be exported. <see cref="Activation{TFormula}"/> does so by itself.
/// </summary>
public interface IGraphActivation
{
    /// <summary>Describes the outputs.</summary>
    /// <param name="x">The inputs, <c>[batch, features]</c>; of any shape where the activation is elementwise.</param>
    /// <param name="features">How many numbers a sample has.</param>
    /// <returns>The outputs, in the same shape.</returns>
    /// <exception cref="GraphException">It cannot be described.</exception>
    GraphValue ToGraph(GraphValue x, int features);
}
