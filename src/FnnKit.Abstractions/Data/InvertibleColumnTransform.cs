namespace FnnKit;

/// <summary>Lifts a formula and its inverse into a transform that can be undone.</summary>
/// <typeparam name="TFormula">The formula.</typeparam>
/// <typeparam name="TInverse">Its inverse.</typeparam>
public abstract class InvertibleColumnTransform<TFormula, TInverse> : ColumnTransform<TFormula>, IInvertibleTransform
    where TFormula : struct, IUnaryFormula
    where TInverse : struct, IUnaryFormula
{
    /// <summary>The inverse of the formula of one column.</summary>
    /// <param name="column">The column.</param>
    /// <param name="fitted">What was learned from it.</param>
    protected abstract TInverse BuildInverse(Column column, ReadOnlySpan<double> fitted);

    /// <inheritdoc/>
    public void InverseTransform(IReadOnlyList<Column> columns, ReadOnlySpan<double> fitted, ReadOnlyMatrix<double> y, Matrix<double> x)
    {
        for (int i = 0; i < columns.Count; i++)
        {
            if (!Applies(columns[i]))
            {
                y[i].CopyTo(x[i]);
                continue;
            }

            Elementwise.Map(BuildInverse(columns[i], fitted[..StateSize]), y[i], x[i]);
            fitted = fitted[StateSize..];
        }
    }

    /// <inheritdoc/>
    public GraphValue InverseToGraph(IReadOnlyList<Column> columns, ReadOnlySpan<double> fitted, GraphValue y)
    {
        var graph = new ColumnGraph(columns.Count);
        foreach (var column in columns)
        {
            graph.Add(Applies(column) ? BuildInverse(column, fitted[..StateSize]).Apply(graph.Column) : graph.Column);
            if (Applies(column))
                fitted = fitted[StateSize..];
        }

        return graph.Over(y);
    }
}
