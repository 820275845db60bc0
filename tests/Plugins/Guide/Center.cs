using FnnKit;

namespace My.Parts;

/// <summary>Takes the mean of the training part from every number.</summary>
[Transform("center")]
public sealed class Center : ColumnTransform<Center.Formula>
{
    protected override int StateSize => 1;

    protected override bool Accepts(Column column) => !column.IsCategory;

    protected override void Fit(Column column, Span<double> values, Span<double> fitted) => fitted[0] = Reductions.Sum<double>(values) / values.Length;

    protected override Formula Build(Column column, ReadOnlySpan<double> fitted) => new(fitted[0]);

    public readonly struct Formula(double mean) : IUnaryFormula
    {
        private readonly double _mean = mean;

        public L Apply<L>(L x)
            where L : struct, ILane<L>
            => x - _mean;
    }
}
