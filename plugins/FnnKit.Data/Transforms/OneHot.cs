namespace FnnKit.Data;

/// <summary>Turns a column of categories into one column for each of them, which is 1 where the sample is of the category and 0 elsewhere.</summary>
/// <remarks>The new columns are called <c>column=category</c>, in the order of the categories. A category that is missing or unknown gives zeros.</remarks>
[Transform("one-hot")]
public sealed class OneHot : ColumnTransform
{
    /// <summary>The most categories that a column may have; columns with more pass on as categories, for a layer to embed. By default there is no limit.</summary>
    [Range(1, int.MaxValue)]
    public int? MaximumCategories { get; set; }

    /// <summary>What becomes of a column with two categories.</summary>
    public BinaryEncoding Binary { get; set; }

    /// <inheritdoc/>
    protected override int StateSize => 0;

    /// <inheritdoc/>
    protected override bool Accepts(Column column) => column.IsCategory && !(column.Categories!.Count > MaximumCategories);

    /// <inheritdoc/>
    protected override string Refusal(Column column)
        => column.IsCategory ? $"has {column.Categories!.Count} categories, more than 'MaximumCategories' ({MaximumCategories}). Take it out of 'Columns', or raise the limit" : base.Refusal(column);

    /// <inheritdoc/>
    protected override int WidthOf(Column column) => IsSigned(column) ? 1 : column.Categories!.Count;

    /// <inheritdoc/>
    protected override Column Describe(Column column, int index) => new($"{column.Name}={column.Categories![IsSigned(column) ? 1 : index]}");

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
            if (double.IsNaN(x[sample]) || x[sample] == Column.Unknown)
                continue;
            int code = (int)x[sample];
            int count = column.Categories!.Count;
            if (code != x[sample] || (uint)code >= (uint)count)
                throw new DataException($"Column '{column.Name}' has the code {x[sample]} in sample {sample + 1} of a batch, "
                    + $"but its {count} categories have the codes 0 to {count - 1}.");
            if (IsSigned(column))
                y[0, sample] = code == 0 ? -1 : 1;
            else
                y[code, sample] = 1;
        }
    }

    /// <inheritdoc/>
    /// <remarks>A code that is none gives zeros, since a graph has no errors.</remarks>
    protected override GraphValue ToGraph(Column column, ReadOnlySpan<double> fitted, GraphValue x)
    {
        if (IsSigned(column))
            return GraphValue.Select(GraphValue.Call("Equal", x, 1.0), 1.0, GraphValue.Select(GraphValue.Call("Equal", x, 0.0), -1.0, 0.0));
        double[] codes = [.. column.Categories!.Select((_, code) => (double)code)];
        return GraphValue.Select(GraphValue.Call("Equal", x, GraphValue.Constant(codes, codes.Length)), 1.0, 0.0);
    }

    private bool IsSigned(Column column) => Binary == BinaryEncoding.Signed && column.Categories!.Count == 2;
}
