namespace FnnKit.Activations;

/// <summary>Turns the outputs of each sample into the logarithms of probabilities of classes, exact also for the smallest.</summary>
/// <remarks>
/// <c>y[i] = (x[i] - max x) - ln Σ e^(x[j] - max x)</c> over the features of a sample, and backwards <c>dx = dy - e^y · Σ dy</c>. Sums take the features in
/// ascending order, so that a sample gets the same bits by itself as in a batch.
/// </remarks>
[Activation("log-softmax")]
public sealed class LogSoftmax : IActivation, IGraphActivation
{
    /// <summary>Samples that are worked on together, so that what is kept for each of them fits on the stack.</summary>
    private const int Block = 128;

    /// <inheritdoc/>
    public bool DerivativeFromOutput => true;

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
                Elementwise.Map(default(SumOfExps), sum, x[row].Slice(start, count), largest, sum);
            for (int row = 0; row < x.Rows; row++)
                Elementwise.Map(default(LogOfShare), x[row].Slice(start, count), largest, sum, y[row].Slice(start, count));
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
                Vectors.Add(sum, dy[row].Slice(start, count), sum);
            for (int row = 0; row < y.Rows; row++)
                Elementwise.Map(default(Derivative), dy[row].Slice(start, count), y[row].Slice(start, count), sum, dx[row].Slice(start, count));
        }
    }

    /// <inheritdoc/>
    public GraphValue ToGraph(GraphValue x, int features) => GraphValue.Call("LogSoftmax", x).With("axis", 1);

    private readonly struct SumOfExps : ITernaryFormula
    {
        public L Apply<L>(L sum, L x, L largest)
            where L : struct, ILane<L>
            => sum + L.Exp(x - largest);
    }

    private readonly struct LogOfShare : ITernaryFormula
    {
        public L Apply<L>(L x, L largest, L sum)
            where L : struct, ILane<L>
            => x - largest - L.Log(sum);
    }

    private readonly struct Derivative : ITernaryFormula
    {
        public L Apply<L>(L dy, L y, L sum)
            where L : struct, ILane<L>
            => dy - (L.Exp(y) * sum);
    }
}
