namespace FnnKit.Data;

/// <summary>Fills in values that are missing, with what is usual in the column or with a given value.</summary>
/// <remarks>
/// A missing value is NaN; what stands in for it is learned from the values of the training part that are there, as in scikit-learn's SimpleImputer. Every
/// column learns, also one where nothing is missing yet: something may be in the data that is predicted from.
/// </remarks>
[Transform("impute")]
public sealed class Impute : ColumnTransform
{
    /// <summary>What stands in for a number.</summary>
    public ImputeStrategy Strategy { get; set; } = ImputeStrategy.Mean;

    /// <summary>The number that stands in, where the strategy is a constant.</summary>
    [Range(double.MinValue, double.MaxValue)]
    public double Value { get; set; }

    /// <summary>The category that stands in, which is added to the column's where it has none of this name; by default the most frequent one.</summary>
    [MinLength(1, ErrorMessage = "'Category' is empty, but must name a category such as \"missing\"")]
    public string? Category { get; set; }

    /// <summary>Whether each column gets another one behind it, called <c>column missing</c>, which is 1 where a value was missing and 0 elsewhere.</summary>
    public bool Indicator { get; set; }

    /// <inheritdoc/>
    protected override int StateSize => 1;

    /// <inheritdoc/>
    protected override bool Accepts(Column column) => true;

    /// <inheritdoc/>
    protected override int WidthOf(Column column) => Indicator ? 2 : 1;

    /// <inheritdoc/>
    protected override Column Describe(Column column, int index) => index == 1 ? new($"{column.Name} missing")
        : column.IsCategory && Category is not null && !column.Categories!.Contains(Category) ? new(column.Name, [.. column.Categories!, Category])
        : column;

    /// <inheritdoc/>
    protected override void Fit(Column column, Span<double> values, Span<double> fitted)
        => fitted[0] = column.IsCategory ? FillOf(column, values) : FillOf(values);

    /// <inheritdoc/>
    protected override void Apply(Column column, ReadOnlySpan<double> fitted, ReadOnlySpan<double> x, Matrix<double> y)
    {
        var filled = y[0];
        for (int i = 0; i < x.Length; i++)
            filled[i] = double.IsNaN(x[i]) ? fitted[0] : x[i];
        if (!Indicator)
            return;
        var indicator = y[1];
        for (int i = 0; i < x.Length; i++)
            indicator[i] = double.IsNaN(x[i]) ? 1 : 0;
    }

    /// <inheritdoc/>
    protected override GraphValue ToGraph(Column column, ReadOnlySpan<double> fitted, GraphValue x)
    {
        // Nothing that is no number is at least zero.
        var isThere = GraphValue.Abs(x) >= 0.0;
        var filled = GraphValue.Select(isThere, x, fitted[0]);
        return Indicator ? GraphValue.Concatenate([filled, GraphValue.Select(isThere, GraphValue.Abs(filled) * 0.0, 1.0)]) : filled;
    }

    private static double MostFrequent(Span<double> values)
    {
        values.Sort();
        double best = values[0];
        int most = 0;
        for (int start = 0, end; start < values.Length; start = end)
        {
            end = start + 1;
            while (end < values.Length && values[end] == values[start])
                end++;
            if (end - start > most)
                (best, most) = (values[start], end - start);
        }

        return best;
    }

    private double FillOf(Column column, Span<double> codes)
    {
        if (Category is null)
            return MostFrequent(codes);
        for (int code = 0; code < column.Categories!.Count; code++)
        {
            if (column.Categories[code] == Category)
                return code;
        }

        return column.Categories.Count;
    }

    private double FillOf(Span<double> values)
    {
        switch (Strategy)
        {
            case ImputeStrategy.Constant:
                return Value;
            case ImputeStrategy.Mean:
                return Reductions.Sum<double>(values) / values.Length;
            case ImputeStrategy.MostFrequent:
                return MostFrequent(values);
            default:
                values.Sort();
                int half = values.Length / 2;
                return values.Length % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
        }
    }
}
