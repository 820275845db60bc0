namespace FnnKit.Activations;

/// <summary>Turns the outputs of each sample into probabilities of classes of which the unlikely ones are exactly zero.</summary>
/// <remarks>
/// <c>y = max(x - tau, 0)</c>, with the tau of each sample for which its y add up to one: the nearest probabilities to x. Backwards
/// <c>dx = dy - mean(dy)</c> over the features that are not zero, and 0 for the others. Source: Martins and Astudillo, From softmax to sparsemax, ICML 2016;
/// tau is found as Michelot does, A finite algorithm for finding the projection of a point onto the canonical simplex, 1986.
/// </remarks>
[Activation("sparsemax")]
public sealed class Sparsemax : IActivation, IGraphActivation
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
        Span<T> largest = stackalloc T[room], tau = stackalloc T[room], sum = stackalloc T[room], kept = stackalloc T[room];
        for (int start = 0; start < x.Columns; start += Block)
        {
            int count = Math.Min(Block, x.Columns - start);
            largest = largest[..count];
            tau = tau[..count];
            x[0].Slice(start, count).CopyTo(largest);
            for (int row = 1; row < x.Rows; row++)
                Vectors.Max(x[row].Slice(start, count), largest, largest);
            FindTau(x, start, largest, tau, sum[..count], kept[..count]);
            for (int row = 0; row < x.Rows; row++)
                Elementwise.Map(default(Rest), x[row].Slice(start, count), largest, tau, y[row].Slice(start, count));
        }
    }

    /// <inheritdoc/>
    public void Backward<T>(ReadOnlyMatrix<T> x, ReadOnlyMatrix<T> y, ReadOnlyMatrix<T> dy, Matrix<T> dx)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int room = Math.Min(Block, y.Columns);
        Span<T> sum = stackalloc T[room], kept = stackalloc T[room];
        for (int start = 0; start < y.Columns; start += Block)
        {
            int count = Math.Min(Block, y.Columns - start);
            sum = sum[..count];
            kept = kept[..count];
            sum.Clear();
            kept.Clear();
            for (int row = 0; row < y.Rows; row++)
            {
                Elementwise.Map(default(SumOfKept), dy[row].Slice(start, count), y[row].Slice(start, count), sum, sum);
                Elementwise.Map(default(CountOfKept), y[row].Slice(start, count), kept, kept);
            }

            Vectors.Divide(sum, kept, sum);
            for (int row = 0; row < y.Rows; row++)
                Elementwise.Map(default(Derivative), dy[row].Slice(start, count), y[row].Slice(start, count), sum, dx[row].Slice(start, count));
        }
    }

    /// <inheritdoc/>
    /// <remarks>Of the features in falling order, those are kept whose number times their value, plus one, is above the sum up to them.</remarks>
    public GraphValue ToGraph(GraphValue x, int features)
    {
        var sorted = GraphValue.Call("TopK", x, GraphValue.Integers(features)).With("axis", 1).Outputs(2)[0];
        var place = GraphValue.Constant([.. Enumerable.Range(1, features).Select(i => (double)i)], features);
        var isKept = 1.0 + (place * sorted) > GraphValue.Call("CumSum", sorted, GraphValue.Integer(1));
        var tau = (GraphValue.Sum(GraphValue.Select(isKept, sorted, 0.0)) - 1.0) / GraphValue.Sum(GraphValue.Select(isKept, 1.0, 0.0));
        return GraphValue.Max(x - tau, 0.0);
    }

    /// <summary>Finds tau relative to the largest x: it rises, and leaves features out, until those that are left add up to one.</summary>
    private static void FindTau<T>(ReadOnlyMatrix<T> x, int start, ReadOnlySpan<T> largest, Span<T> tau, Span<T> sum, Span<T> kept)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int count = tau.Length;
        Span<T> shifted = stackalloc T[count], before = stackalloc T[count];
        tau.Fill(-T.One);
        // Each round but the last leaves a feature out, and where none is left out tau stays, so samples do not disturb each other.
        for (int round = 0; round < x.Rows && !before.SequenceEqual(tau); round++)
        {
            tau.CopyTo(before);
            sum.Clear();
            kept.Clear();
            for (int row = 0; row < x.Rows; row++)
            {
                Vectors.Subtract(x[row].Slice(start, count), largest, shifted);
                Elementwise.Map(default(SumAbove), shifted, tau, sum, sum);
                Elementwise.Map(default(CountAbove), shifted, tau, kept, kept);
            }

            Elementwise.Map(default(Rise), sum, kept, tau, tau);
        }
    }

    private readonly struct SumAbove : ITernaryFormula
    {
        public L Apply<L>(L x, L tau, L sum)
            where L : struct, ILane<L>
            => sum + L.Select(x <= tau, 0.0, x);
    }

    private readonly struct CountAbove : ITernaryFormula
    {
        public L Apply<L>(L x, L tau, L kept)
            where L : struct, ILane<L>
            => kept + L.Select(x <= tau, 0.0, 1.0);
    }

    private readonly struct Rise : ITernaryFormula
    {
        public L Apply<L>(L sum, L kept, L tau)
            where L : struct, ILane<L>
            => L.Max(tau, (sum - 1.0) / kept);
    }

    private readonly struct Rest : ITernaryFormula
    {
        public L Apply<L>(L x, L largest, L tau)
            where L : struct, ILane<L>
            => L.Max(x - largest - tau, 0.0);
    }

    private readonly struct SumOfKept : ITernaryFormula
    {
        public L Apply<L>(L dy, L y, L sum)
            where L : struct, ILane<L>
            => sum + L.Select(y > 0.0, dy, 0.0);
    }

    private readonly struct CountOfKept : IBinaryFormula
    {
        public L Apply<L>(L y, L kept)
            where L : struct, ILane<L>
            => kept + L.Select(y > 0.0, 1.0, 0.0);
    }

    private readonly struct Derivative : ITernaryFormula
    {
        public L Apply<L>(L dy, L y, L mean)
            where L : struct, ILane<L>
            => L.Select(y > 0.0, dy - mean, 0.0);
    }
}
