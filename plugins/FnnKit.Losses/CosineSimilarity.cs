namespace FnnKit.Losses;

/// <summary>One less the cosine of the angle between prediction and target, averaged over samples: for directions, whatever their lengths.</summary>
/// <remarks>
/// <c>loss = mean over samples(1 - p·t / (|p| · |t|))</c>, gradient <c>(cos · p / |p| - t / |t|) / |p| / samples</c>; neither length is taken as less than
/// Epsilon.
/// </remarks>
[Loss("cosine-similarity")]
public sealed class CosineSimilarity : ILoss
{
    /// <summary>Samples that are worked on together, so that what is kept for each of them fits on the stack.</summary>
    private const int Block = 128;

    /// <summary>Whether the losses of the samples are averaged or summed.</summary>
    public Reduction Reduction { get; set; } = Reduction.Mean;

    /// <summary>What lengths of less are taken as.</summary>
    [Range(1e-30, 0.1)]
    public double Epsilon { get; set; } = 1e-8;

    /// <inheritdoc/>
    public TargetKinds Targets => TargetKinds.All;

    /// <inheritdoc/>
    public int MinimumOutputs => 2;

    /// <inheritdoc/>
    public double Evaluate<T>(ReadOnlyMatrix<T> prediction, ReadOnlyMatrix<T> target, Matrix<T> gradient, bool needsValue)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double scale = Reduction == Reduction.Mean ? 1.0 / prediction.Columns : 1, total = 0;
        int room = Math.Min(Block, prediction.Columns);
        Span<T> cosine = stackalloc T[room], length = stackalloc T[room], targetLength = stackalloc T[room];
        for (int start = 0; start < prediction.Columns; start += Block)
        {
            int count = Math.Min(Block, prediction.Columns - start);
            cosine = cosine[..count];
            length = length[..count];
            targetLength = targetLength[..count];
            Product(prediction, prediction, start, length);
            Product(target, target, start, targetLength);
            Elementwise.Map(new Root(Epsilon), length, length);
            Elementwise.Map(new Root(Epsilon), targetLength, targetLength);
            Product(prediction, target, start, cosine);
            Vectors.Divide(cosine, length, cosine);
            Vectors.Divide(cosine, targetLength, cosine);
            if (!gradient.IsEmpty)
                Gradient(prediction, target, gradient, start, scale, cosine, length, targetLength);
            total += count - Reductions.Sum<T>(cosine);
        }

        return needsValue ? scale * total : double.NaN;
    }

    /// <summary>The sum of products of each sample, outputs in ascending order.</summary>
    private static void Product<T>(ReadOnlyMatrix<T> a, ReadOnlyMatrix<T> b, int start, Span<T> sum)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        sum.Clear();
        for (int row = 0; row < a.Rows; row++)
            Vectors.FusedMultiplyAdd(a[row].Slice(start, sum.Length), b[row].Slice(start, sum.Length), sum, sum);
    }

    private static void Gradient<T>(
        ReadOnlyMatrix<T> p, ReadOnlyMatrix<T> t, Matrix<T> gradient, int start, double scale,
        ReadOnlySpan<T> cosine, ReadOnlySpan<T> length, ReadOnlySpan<T> targetLength)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int count = cosine.Length;
        Span<T> along = stackalloc T[count];
        Vectors.Divide(cosine, length, along);
        for (int row = 0; row < p.Rows; row++)
        {
            var slope = gradient[row].Slice(start, count);
            Vectors.Divide(t[row].Slice(start, count), targetLength, slope);
            Elementwise.Map(default(Across), along, p[row].Slice(start, count), slope, slope);
            Elementwise.Map(new Share(scale), slope, length, slope);
        }
    }

    private readonly struct Root(double epsilon) : IUnaryFormula
    {
        private readonly double _epsilon = epsilon;

        public L Apply<L>(L x)
            where L : struct, ILane<L>
            => L.Max(L.Sqrt(x), _epsilon);
    }

    private readonly struct Across : ITernaryFormula
    {
        public L Apply<L>(L along, L p, L direction)
            where L : struct, ILane<L>
            => (along * p) - direction;
    }

    private readonly struct Share(double scale) : IBinaryFormula
    {
        private readonly double _scale = scale;

        public L Apply<L>(L a, L length)
            where L : struct, ILane<L>
            => _scale * a / length;
    }
}
