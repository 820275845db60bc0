namespace FnnKit.Data;

/// <summary>Gives numbers the shape of a normal distribution: each becomes the normal quantile of its place among the training samples.</summary>
/// <remarks>
/// With quantiles q of the training part, <c>y = Φ⁻¹(p)</c>, where p runs on straight lines from 0 at the first quantile to 1 at the last one; y stays between -5.2
/// and 5.2, as in scikit-learn's QuantileTransformer. While the quantiles are taken, a little noise parts equal numbers, so that each value of a column with few values
/// gets a place of its own. A column of one value becomes 0. Source: Gorishniy and others, Revisiting deep learning models for tabular data, NeurIPS 2021.
/// </remarks>
[Transform("quantile-normal")]
public sealed class QuantileNormal : ColumnTransform
{
    private const int LeastByDefault = 10;
    private const int MostByDefault = 1000;
    private const int SamplesPerQuantile = 30;

    /// <summary>How many quantiles are taken; by default one for each 30 training samples, at least 10 and at most 1,000.</summary>
    [Range(2, 10000)]
    public int? Quantiles { get; set; }

    /// <summary>The standard deviation of the noise, as a share of that of the column.</summary>
    [Range(0.0, 1.0)]
    public double Noise { get; set; } = 1e-5;

    /// <summary>The number of quantiles that were taken, and then the quantiles.</summary>
    protected override int StateSize => 1 + (Quantiles ?? MostByDefault);

    /// <inheritdoc/>
    protected override bool Accepts(Column column) => !column.IsCategory;

    /// <inheritdoc/>
    protected override void Fit(Column column, Span<double> values, Span<double> fitted)
    {
        fitted.Clear();
        values.Sort();
        if (values[0] == values[^1])
            return;
        double mean = Reductions.Sum<double>(values) / values.Length, squares = 0;
        foreach (double value in values)
            squares += (value - mean) * (value - mean);
        var random = new RandomStream(0, $"noise of {column.Name}");
        double deviation = Noise * Math.Sqrt(squares / values.Length);
        for (int i = 0; i < values.Length; i++)
            values[i] += deviation * random.Normal((ulong)i);
        values.Sort();
        int count = Quantiles ?? Math.Clamp(values.Length / SamplesPerQuantile, LeastByDefault, MostByDefault);
        fitted[0] = count;
        for (int i = 0; i < count; i++)
        {
            double place = (double)i / (count - 1) * (values.Length - 1);
            int below = (int)place, above = Math.Min(below + 1, values.Length - 1);
            fitted[1 + i] = values[below] + ((place - below) * (values[above] - values[below]));
        }
    }

    /// <inheritdoc/>
    protected override void Apply(Column column, ReadOnlySpan<double> fitted, ReadOnlySpan<double> x, Matrix<double> y)
    {
        var quantiles = fitted.Slice(1, (int)fitted[0]);
        for (int i = 0; i < x.Length; i++)
            y.Values[i] = quantiles.IsEmpty ? x[i] * 0 : double.IsNaN(x[i]) ? double.NaN : Place(quantiles, x[i]);
        if (!quantiles.IsEmpty)
            Elementwise.Map(default(NormalQuantile), y.Values, y.Values);
    }

    /// <inheritdoc/>
    protected override GraphValue ToGraph(Column column, ReadOnlySpan<double> fitted, GraphValue x)
    {
        int count = (int)fitted[0];
        if (count == 0)
            return x * 0.0;
        double[] lower = new double[count - 1], width = new double[count - 1];
        for (int i = 0; i < lower.Length; i++)
            (lower[i], width[i]) = (fitted[1 + i], Math.Max(fitted[2 + i] - fitted[1 + i], double.Epsilon));
        GraphValue Vector(double[] values) => GraphValue.Constant(values, values.Length);
        var shares = GraphValue.Min(GraphValue.Max((x - Vector(lower)) / Vector(width), 0.0), 1.0);
        return default(NormalQuantile).Apply(GraphValue.Sum(shares) / (count - 1.0));
    }

    /// <summary>Which share of the way from the first quantile to the last a number has come.</summary>
    private static double Place(ReadOnlySpan<double> quantiles, double x)
    {
        if (x <= quantiles[0])
            return 0;
        if (x >= quantiles[^1])
            return 1;
        int found = quantiles.BinarySearch(x), above = found < 0 ? ~found : found;
        // Of equal quantiles the first: behind it lies what is smaller.
        while (quantiles[above - 1] == x)
            above--;
        double lower = quantiles[above - 1], upper = quantiles[above];
        return (above - 1 + ((x - lower) / (upper - lower))) / (quantiles.Length - 1);
    }
}
