using FnnKit;

namespace My.Parts;

/// <summary>Takes the mean of the training part from every number.</summary>
[Transform("center")]
public sealed class Center : ColumnTransform
{
    protected override int StateSize => 1;

    protected override bool Accepts(Column column) => !column.IsCategory;

    protected override void Fit(Column column, Span<double> values, Span<double> fitted) => fitted[0] = Reductions.Sum<double>(values) / values.Length;

    protected override void Apply(Column column, ReadOnlySpan<double> fitted, ReadOnlySpan<double> x, Matrix<double> y)
    {
        for (int i = 0; i < x.Length; i++)
            y[0, i] = x[i] - fitted[0];
    }
}
