namespace FnnKit;

/// <summary>A transform that can be undone, so that targets may go through it: what a network predicts is brought back to the unit of the data.</summary>
public interface IInvertibleTransform : ITransform
{
    /// <summary>Undoes <see cref="ITransform.Apply"/>.</summary>
    /// <param name="columns">The columns that came in.</param>
    /// <param name="fitted">What was learned.</param>
    /// <param name="y">What went out, <c>[columns, samples]</c>.</param>
    /// <param name="x">Receives what came in, <c>[columns, samples]</c>; may be the same memory.</param>
    void InverseTransform(IReadOnlyList<Column> columns, ReadOnlySpan<double> fitted, ReadOnlyMatrix<double> y, Matrix<double> x);

    /// <summary>Describes <see cref="InverseTransform"/> as a graph, so that models with it can be exported.</summary>
    /// <param name="columns">The columns that came in.</param>
    /// <param name="fitted">What was learned.</param>
    /// <param name="y">What went out, <c>[batch, columns]</c>.</param>
    /// <returns>What came in, <c>[batch, columns]</c>.</returns>
    /// <exception cref="GraphException">It cannot be described.</exception>
    GraphValue InverseToGraph(IReadOnlyList<Column> columns, ReadOnlySpan<double> fitted, GraphValue y);
}
