using System.Numerics;

namespace FnnKit;

/// <summary>
/// What happens to gradients and weights before the optimizer sees them: clipping, L1 and L2, and weight decay, in as few passes as there are arrays.
/// </summary>
internal sealed class GradientShaping<T>(ClippingOptions clipping, RegularizationOptions regularization)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>What PyTorch adds to the length of a gradient, so that nothing is divided by zero.</summary>
    private const double NormEpsilon = 1e-6;

    private readonly double _limit = clipping.Value ?? double.PositiveInfinity;
    private double _weightDecay;

    /// <summary>Whether there is anything to do; null is then cheaper than this.</summary>
    public static GradientShaping<T>? Create(TrainingOptions options)
        => options.Clipping.IsUsed || options.Regularization.IsUsed ? new(options.Clipping, options.Regularization) : null;

    /// <summary>Takes weight decay as it is at a step.</summary>
    public void MoveTo(in Progress progress) => _weightDecay = regularization.WeightDecay.At(progress);

    /// <summary>What the whole gradient is to be multiplied by so that it is not longer than its limit.</summary>
    public double Scale(ReadOnlySpan<T> gradient)
    {
        if (clipping.Norm is not { } limit)
            return 1;
        double squares = clipping.Value is null ? Reductions.SumOfSquares(gradient) : Elementwise.Sum(new ClippedSquare(_limit), gradient);
        return Math.Min(1, limit / (Math.Sqrt(squares) + NormEpsilon));
    }

    /// <summary>Shapes a slice.</summary>
    /// <param name="weights">The weights, which decay.</param>
    /// <param name="gradient">Their gradient.</param>
    /// <param name="rate">The learning rate of the step.</param>
    /// <param name="scale">What <see cref="Scale"/> gave for the whole gradient.</param>
    /// <param name="piece">What the slice is a part of: whether it is of weights, and not of biases or norms, and its factors.</param>
    public void Apply(Span<T> weights, Span<T> gradient, double rate, double scale, UpdatePiece piece)
    {
        bool regularizes = piece.Decays || regularization.Biases;
        double factor = piece.DecayFactor;
        if (regularizes && regularization.ChangesGradient)
            Elementwise.Map(new Penalty(_limit, scale, regularization.L1 * factor, regularization.L2 * factor), gradient, weights, gradient);
        else if (clipping.Value is not null || scale != 1)
            Elementwise.Map(new Clip(_limit, scale), gradient, gradient);
        if (regularizes && _weightDecay > 0)
            Elementwise.Map(new Clip(double.PositiveInfinity, 1 - (rate * piece.LearningRateFactor * _weightDecay * factor)), weights, weights);
    }

    private readonly struct ClippedSquare(double limit) : IUnaryFormula
    {
        private readonly double _limit = limit;

        public L Apply<L>(L x)
            where L : struct, ILane<L>
        {
            L clipped = L.Min(L.Abs(x), _limit);
            return clipped * clipped;
        }
    }

    private readonly struct Clip(double limit, double scale) : IUnaryFormula
    {
        private readonly double _limit = limit;
        private readonly double _scale = scale;

        public L Apply<L>(L x)
            where L : struct, ILane<L>
            => _scale * L.Max(L.Min(x, _limit), -_limit);
    }

    private readonly struct Penalty(double limit, double scale, double l1, double l2) : IBinaryFormula
    {
        private readonly double _limit = limit;
        private readonly double _scale = scale;
        private readonly double _l1 = l1;
        private readonly double _l2 = l2;

        public L Apply<L>(L gradient, L weight)
            where L : struct, ILane<L>
        {
            L sign = L.Select(weight > 0, _l1, L.Select(weight < 0, -_l1, 0));
            return (_scale * L.Max(L.Min(gradient, _limit), -_limit)) + sign + (_l2 * weight);
        }
    }
}
