namespace FnnKit.Data;

/// <summary>Scales each sample so that its numbers, taken as a vector, have the length 1; categories stay as they are.</summary>
/// <remarks>
/// <c>y = x / sqrt(Σ x²)</c> over the numbers of a sample; a sample of zeros stays so, and one with a missing number has nothing but missing numbers.
/// Nothing is learned.
/// </remarks>
[Transform("normalize-rows")]
public sealed class NormalizeRows : ITransform, IGraphTransform
{
    /// <summary>Samples that are worked on together, so that what is kept for each of them fits on the stack.</summary>
    private const int Block = 128;

    /// <inheritdoc/>
    public IReadOnlyList<Column> Plan(IReadOnlyList<Column> columns) => columns;

    /// <inheritdoc/>
    public double[] Fit(IReadOnlyList<Column> columns, IColumnReader training) => [];

    /// <inheritdoc/>
    public void Apply(IReadOnlyList<Column> columns, ReadOnlySpan<double> fitted, ReadOnlyMatrix<double> x, Matrix<double> y)
    {
        Span<double> length = stackalloc double[Math.Min(Block, x.Columns)];
        for (int start = 0; start < x.Columns; start += Block)
        {
            length = length[..Math.Min(Block, x.Columns - start)];
            length.Clear();
            for (int i = 0; i < columns.Count; i++)
            {
                var values = x[i].Slice(start, length.Length);
                if (!columns[i].IsCategory)
                    Vectors.FusedMultiplyAdd(values, values, length, length);
            }

            for (int i = 0; i < columns.Count; i++)
            {
                ReadOnlySpan<double> values = x[i].Slice(start, length.Length);
                var scaled = y[i].Slice(start, length.Length);
                if (columns[i].IsCategory)
                    values.CopyTo(scaled);
                else
                    Elementwise.Map(default(Scaled), values, length, scaled);
            }
        }
    }

    /// <inheritdoc/>
    public GraphValue ToGraph(IReadOnlyList<Column> columns, ReadOnlySpan<double> fitted, GraphValue x)
    {
        var isNumber = GraphValue.Constant([.. columns.Select(column => column.IsCategory ? 0.0 : 1.0)], columns.Count) > 0.0;
        var numbers = GraphValue.Select(isNumber, x, 0.0);
        var squares = GraphValue.Sum(numbers * numbers);
        return GraphValue.Select(isNumber, default(Scaled).Apply(x, squares), x);
    }

    private readonly struct Scaled : IBinaryFormula
    {
        public L Apply<L>(L x, L squares)
            where L : struct, ILane<L>
            => x / L.Select(squares <= 0.0, 1, L.Sqrt(squares));
    }
}
