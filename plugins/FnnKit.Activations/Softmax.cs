namespace FnnKit.Activations;

/// <summary>Turns the outputs of each sample into probabilities of classes: positive, and one in sum.</summary>
/// <remarks>
/// <c>y[i] = e^(x[i] - max x) / Σ e^(x[j] - max x)</c> over the features of a sample, and backwards <c>dx = y · (dy - Σ dy·y)</c>. Sums take the features in
/// ascending order, so that a sample gets the same bits by itself as in a batch. Source: Bridle, Probabilistic interpretation of feedforward
/// classification network outputs, 1990.
/// </remarks>
[Activation("softmax")]
public sealed class Softmax : IActivation, IGraphActivation
{
    /// <summary>Samples that are worked on together, so that what is kept for each of them fits on the stack.</summary>
    private const int Block = 128;

    /// <inheritdoc/>
    public bool DerivativeFromOutput => true;

    /// <inheritdoc/>
    public Link Link => Link.Softmax;

    /// <inheritdoc/>
    public void Forward<T>(ReadOnlyMatrix<T> x, Matrix<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int room = Math.Min(Block, x.Columns);
        Span<T> largest = stackalloc T[room], sum = stackalloc T[room];
        for (int start = 0; start < x.Columns; start += Block)
        {
            int count = Math.Min(Block, x.Columns - start);
            largest = largest[..count];
            sum = sum[..count];
            x[0].Slice(start, count).CopyTo(largest);
            for (int row = 1; row < x.Rows; row++)
                Vectors.Max(x[row].Slice(start, count), largest, largest);
            sum.Clear();
            for (int row = 0; row < x.Rows; row++)
            {
                var e = y[row].Slice(start, count);
                Elementwise.Map(default(ExpOfDifference), x[row].Slice(start, count), largest, e);
                Vectors.Add(sum, e, sum);
            }

            for (int row = 0; row < x.Rows; row++)
            {
                var e = y[row].Slice(start, count);
                Vectors.Divide(e, sum, e);
            }
        }
    }

    /// <inheritdoc/>
    public void Backward<T>(ReadOnlyMatrix<T> x, ReadOnlyMatrix<T> y, ReadOnlyMatrix<T> dy, Matrix<T> dx)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Span<T> sum = stackalloc T[Math.Min(Block, y.Columns)];
        for (int start = 0; start < y.Columns; start += Block)
        {
            int count = Math.Min(Block, y.Columns - start);
            sum = sum[..count];
            sum.Clear();
            for (int row = 0; row < y.Rows; row++)
                Vectors.FusedMultiplyAdd(dy[row].Slice(start, count), y[row].Slice(start, count), sum, sum);
            for (int row = 0; row < y.Rows; row++)
                Elementwise.Map(default(Derivative), dy[row].Slice(start, count), y[row].Slice(start, count), sum, dx[row].Slice(start, count));
        }
    }

    /// <inheritdoc/>
    public GraphValue ToGraph(GraphValue x, int features) => GraphValue.Call("Softmax", x).With("axis", 1);

    private readonly struct ExpOfDifference : IBinaryFormula
    {
        public L Apply<L>(L x, L largest)
            where L : struct, ILane<L>
            => L.Exp(x - largest);
    }

    private readonly struct Derivative : ITernaryFormula
    {
        public L Apply<L>(L dy, L y, L sum)
            where L : struct, ILane<L>
            => y * (dy - sum);
    }
}
