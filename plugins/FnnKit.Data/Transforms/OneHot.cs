namespace FnnKit.Data;

/// <summary>Turns a column of categories into one column for each of them, which is 1 where the sample is of the category and 0 elsewhere.</summary>
/// <remarks>The new columns are called <c>column=category</c>, in the order of the categories.</remarks>
[Transform("one-hot")]
public sealed class OneHot : ColumnTransform
{
    /// <inheritdoc/>
    protected override int StateSize => 0;

    /// <inheritdoc/>
    protected override bool Accepts(Column column) => column.IsCategory;

    /// <inheritdoc/>
    protected override int WidthOf(Column column) => column.Categories!.Count;

    /// <inheritdoc/>
    protected override Column Describe(Column column, int index) => new($"{column.Name}={column.Categories![index]}");

    /// <inheritdoc/>
    protected override void Fit(Column column, Span<double> values, Span<double> fitted)
    {
    }

    /// <inheritdoc/>
    protected override void Apply(Column column, ReadOnlySpan<double> fitted, ReadOnlySpan<double> x, Matrix<double> y)
    {
        y.Values.Clear();
        for (int sample = 0; sample < x.Length; sample++)
        {
            if (double.IsNaN(x[sample]))
                throw new DataException($"Column '{column.Name}' is missing in sample {sample + 1} of a batch; put the transform 'impute' before 'one-hot'.");
            int code = (int)x[sample];
            if (code != x[sample] || (uint)code >= (uint)y.Rows)
                throw new DataException($"Column '{column.Name}' has the code {x[sample]} in sample {sample + 1} of a batch, "
                    + $"but its {y.Rows} categories have the codes 0 to {y.Rows - 1}.");
            y[code, sample] = 1;
        }
    }

    /// <inheritdoc/>
    /// <remarks>A code that is none gives zeros, since a graph has no errors.</remarks>
    protected override GraphValue ToGraph(Column column, ReadOnlySpan<double> fitted, GraphValue x)
    {
        double[] codes = [.. column.Categories!.Select((_, code) => (double)code)];
        return GraphValue.Select(GraphValue.Call("Equal", x, GraphValue.Constant(codes, codes.Length)), 1.0, 0.0);
    }
}
