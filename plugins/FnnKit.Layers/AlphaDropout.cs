namespace FnnKit.Layers;

/// <summary>Dropout for networks of selu: sets a random share of its inputs to what selu levels off at, and keeps mean 0 and variance 1.</summary>
/// <remarks>
/// <c>y = a · (x or s) + b</c>, with s = -1.7580993408473766 in place of x where a number drawn evenly from [0, 1) is below the rate,
/// <c>a = 1 / sqrt((1 - rate) · (1 + rate · s²))</c> and <c>b = -a · s · rate</c>; when predicting, <c>y = x</c>. What falls out depends on seed, layer, step
/// and place alone. Source: Klambauer and others, Self-normalizing neural networks, NIPS 2017.
/// </remarks>
[Layer("alpha-dropout")]
public sealed class AlphaDropout : ILayer, IGraphLayer
{
    private const double Saturated = -1.7580993408473766;

    /// <summary>The share that is set: a number, or a schedule.</summary>
    [Range(0.0, 1.0, MaximumIsExclusive = true)]
    public Scheduled Rate { get; set; } = 0.5;

    /// <inheritdoc/>
    public LayerPlan Plan(LayerInput input) => new(input.Shape) { Saved = Drops ? [input.Size] : [] };

    /// <inheritdoc/>
    public void Forward<T>(in LayerPass<T> pass, ReadOnlyMatrix<T> x, Matrix<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double rate = Rate.At(pass.Progress);
        if (!pass.IsTraining || rate == 0)
        {
            x.Values.CopyTo(y.Values);
            return;
        }

        var drawn = pass.Saved(0).Values;
        pass.Random.FillUniform(drawn);
        Elementwise.Map(new Mask(rate, Derivative(rate), Saturated, -Derivative(rate) * Saturated * rate), x.Values, drawn, y.Values);
    }

    /// <inheritdoc/>
    public void Backward<T>(in LayerPass<T> pass, ReadOnlyMatrix<T> x, ReadOnlyMatrix<T> y, ReadOnlyMatrix<T> dy, Matrix<T> dx)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (dx.IsEmpty)
            return;
        double rate = Rate.At(pass.Progress);
        if (!pass.IsTraining || rate == 0)
            dy.Values.CopyTo(dx.Values);
        else
            Elementwise.Map(new Mask(rate, Derivative(rate), 0, 0), dy.Values, pass.Saved(0).Values, dx.Values);
    }

    /// <inheritdoc/>
    public GraphValue ToGraph(LayerGraph layer, GraphValue x) => x;

    private bool Drops => Rate.Schedule is not null || Rate.At(Progress.Start) > 0;

    private static double Derivative(double rate) => 1 / Math.Sqrt((1 - rate) * (1 + (rate * Saturated * Saturated)));

    private readonly struct Mask(double rate, double slope, double replacement, double shift) : IBinaryFormula
    {
        private readonly double _rate = rate;
        private readonly double _slope = slope;
        private readonly double _replacement = replacement;
        private readonly double _shift = shift;

        public L Apply<L>(L x, L drawn)
            where L : struct, ILane<L>
            => (_slope * L.Select(drawn < _rate, _replacement, x)) + _shift;
    }
}
