namespace FnnKit;

/// <summary>Lifts a formula into a transform: each number of a column becomes one number, and the graph that models export to comes by itself.</summary>
/// <typeparam name="TFormula">The formula.</typeparam>
public abstract class ColumnTransform<TFormula> : ColumnTransform
    where TFormula : struct, IUnaryFormula
{
    /// <summary>The formula of one column, with its coefficients taken from the options and from what was learned.</summary>
    /// <param name="column">The column.</param>
    /// <param name="fitted">What was learned from it.</param>
    protected abstract TFormula Build(Column column, ReadOnlySpan<double> fitted);

    /// <inheritdoc/>
    protected sealed override int WidthOf(Column column) => 1;

    /// <inheritdoc/>
    protected sealed override void Apply(Column column, ReadOnlySpan<double> fitted, ReadOnlySpan<double> x, Matrix<double> y)
        => Elementwise.Map(Build(column, fitted), x, y.Values);

    /// <inheritdoc/>
    protected sealed override GraphValue ToGraph(Column column, ReadOnlySpan<double> fitted, GraphValue x) => Build(column, fitted).Apply(x);
}
