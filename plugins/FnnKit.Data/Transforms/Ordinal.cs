namespace FnnKit.Data;

/// <summary>Takes the codes of categories as numbers: for categories that have an order.</summary>
/// <remarks><c>y = 0, 1, 2 …</c> in the order of the categories.</remarks>
[Transform("ordinal")]
public sealed class Ordinal : ColumnTransform
{
    /// <inheritdoc/>
    protected override int StateSize => 0;

    /// <inheritdoc/>
    protected override bool Accepts(Column column) => column.IsCategory;

    /// <inheritdoc/>
    protected override Column Describe(Column column, int index) => new(column.Name);

    /// <inheritdoc/>
    protected override void Fit(Column column, Span<double> values, Span<double> fitted)
    {
    }

    /// <inheritdoc/>
    protected override void Apply(Column column, ReadOnlySpan<double> fitted, ReadOnlySpan<double> x, Matrix<double> y) => x.CopyTo(y.Values);

    /// <inheritdoc/>
    protected override GraphValue ToGraph(Column column, ReadOnlySpan<double> fitted, GraphValue x) => x;
}
