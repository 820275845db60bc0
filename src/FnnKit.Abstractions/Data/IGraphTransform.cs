namespace FnnKit;

/// <summary>
/// A transform that says what it computes as a graph, so that models with it can be exported. <see cref="ColumnTransform{TFormula}"/> does so by itself.
/// Transforms are computed in double precision in the graph too.
/// </summary>
public interface IGraphTransform
{
    /// <summary>Describes what goes out.</summary>
    /// <param name="columns">The columns that come in.</param>
    /// <param name="fitted">What was learned.</param>
    /// <param name="x">What comes in, <c>[batch, columns in]</c>.</param>
    /// <returns>What goes out, <c>[batch, columns out]</c>.</returns>
    /// <exception cref="GraphException">It cannot be described.</exception>
    GraphValue ToGraph(IReadOnlyList<Column> columns, ReadOnlySpan<double> fitted, GraphValue x);
}
