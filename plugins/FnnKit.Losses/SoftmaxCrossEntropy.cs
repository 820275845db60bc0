namespace FnnKit.Losses;

/// <summary>Softmax and cross-entropy in one, on the numbers that go into the softmax: it neither overflows nor loses digits.</summary>
/// <remarks>
/// With m the largest z of a sample and S the sum of <c>e^(z - m)</c>, the loss is <c>Σ t · (ln S - (z - m))</c> and the gradient
/// <c>Σt · e^(z - m) / S - t</c>, over samples averaged or summed. Sums take the outputs in ascending order, and loops run along the samples.
/// </remarks>
internal sealed class SoftmaxCrossEntropy(Reduction reduction, double labelSmoothing) : ILoss
{
    /// <summary>Samples that are worked on together, so that what is kept for each of them fits on the stack.</summary>
    private const int Block = 128;

    public Reduction Reduction => reduction;

    public TargetKinds Targets => TargetKinds.Classes;

    public int MinimumOutputs => 2;

    public double Evaluate<T>(ReadOnlyMatrix<T> prediction, ReadOnlyMatrix<T> target, Matrix<T> gradient, bool needsValue)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double scale = reduction == Reduction.Mean ? 1.0 / prediction.Columns : 1, total = 0;
        var targets = new SmoothedTarget(labelSmoothing, prediction.Rows);
        int room = Math.Min(Block, prediction.Columns);
        Span<T> largest = stackalloc T[room], sum = stackalloc T[room], work = stackalloc T[room], losses = stackalloc T[room];
        for (int start = 0; start < prediction.Columns; start += Block)
        {
            int count = Math.Min(Block, prediction.Columns - start);
            largest = largest[..count];
            sum = sum[..count];
            work = work[..count];
            Normalize(prediction, start, largest, sum);
            if (!gradient.IsEmpty)
                Gradient(prediction, target, targets, gradient, start, scale, largest, sum, work);
            if (needsValue)
                total += Loss(prediction, target, targets, start, largest, sum, work, losses[..count]);
        }

        return needsValue ? scale * total : double.NaN;
    }

    /// <summary>Finds m and S of each sample.</summary>
    private static void Normalize<T>(ReadOnlyMatrix<T> z, int start, Span<T> largest, Span<T> sum)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int count = largest.Length;
        z[0].Slice(start, count).CopyTo(largest);
        for (int row = 1; row < z.Rows; row++)
            Vectors.Max(z[row].Slice(start, count), largest, largest);
        sum.Clear();
        for (int row = 0; row < z.Rows; row++)
            Elementwise.Map(default(SumOfExps), sum, z[row].Slice(start, count), largest, sum);
    }

    /// <summary>Adds up the losses of the samples; S is used up.</summary>
    private static double Loss<T>(
        ReadOnlyMatrix<T> z, ReadOnlyMatrix<T> target, SmoothedTarget targets, int start,
        ReadOnlySpan<T> largest, Span<T> sum, Span<T> work, Span<T> losses)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int count = largest.Length;
        Vectors.Log(sum, sum);
        losses.Clear();
        // ln S + m is never written down: beside a large m, ln S would lose its digits.
        for (int row = 0; row < z.Rows; row++)
        {
            Elementwise.Map(default(Surprise), z[row].Slice(start, count), largest, sum, work);
            Elementwise.Map(new SumOfProducts(targets), target[row].Slice(start, count), work, losses, losses);
        }

        return Reductions.Sum<T>(losses);
    }

    private static void Gradient<T>(
        ReadOnlyMatrix<T> z, ReadOnlyMatrix<T> target, SmoothedTarget targets, Matrix<T> gradient, int start, double scale,
        ReadOnlySpan<T> largest, ReadOnlySpan<T> sum, Span<T> share)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int count = largest.Length;
        share.Clear();
        for (int row = 0; row < z.Rows; row++)
            Elementwise.Map(new Sum(targets), share, target[row].Slice(start, count), share);
        Vectors.Divide(share, sum, share);
        for (int row = 0; row < z.Rows; row++)
        {
            var slope = gradient[row].Slice(start, count);
            Elementwise.Map(default(ExpOfDifference), z[row].Slice(start, count), largest, slope);
            Elementwise.Map(new Derivative(targets, scale), slope, share, target[row].Slice(start, count), slope);
        }
    }

    private readonly struct SumOfExps : ITernaryFormula
    {
        public L Apply<L>(L sum, L z, L largest)
            where L : struct, ILane<L>
            => sum + L.Exp(z - largest);
    }

    private readonly struct Surprise : ITernaryFormula
    {
        public L Apply<L>(L z, L largest, L logOfSum)
            where L : struct, ILane<L>
            => logOfSum - (z - largest);
    }

    private readonly struct SumOfProducts(SmoothedTarget targets) : ITernaryFormula
    {
        private readonly SmoothedTarget _targets = targets;

        public L Apply<L>(L target, L surprise, L sum)
            where L : struct, ILane<L>
            => L.FusedMultiplyAdd(_targets.Of(target), surprise, sum);
    }

    private readonly struct Sum(SmoothedTarget targets) : IBinaryFormula
    {
        private readonly SmoothedTarget _targets = targets;

        public L Apply<L>(L sum, L target)
            where L : struct, ILane<L>
            => sum + _targets.Of(target);
    }

    private readonly struct ExpOfDifference : IBinaryFormula
    {
        public L Apply<L>(L z, L largest)
            where L : struct, ILane<L>
            => L.Exp(z - largest);
    }

    private readonly struct Derivative(SmoothedTarget targets, double scale) : ITernaryFormula
    {
        private readonly SmoothedTarget _targets = targets;
        private readonly double _scale = scale;

        public L Apply<L>(L e, L share, L target)
            where L : struct, ILane<L>
            => _scale * ((e * share) - _targets.Of(target));
    }
}
