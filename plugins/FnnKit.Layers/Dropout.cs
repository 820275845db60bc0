namespace FnnKit.Layers;

/// <summary>Sets a random share of its inputs to zero while training, so that no output comes to rely on any single one of them.</summary>
/// <remarks>
/// Inverted dropout: <c>y = x / (1 - rate)</c> where a number drawn evenly from [0, 1) is at least the rate, otherwise 0; when predicting, <c>y = x</c>.
/// Which inputs fall out depends on seed, layer, step and place alone. Source: Srivastava and others, Dropout, JMLR 15, 2014.
/// </remarks>
[Layer("dropout")]
public sealed class Dropout : ILayer, IGraphLayer
{
    /// <summary>The share that is set to zero: a number, or a schedule.</summary>
    [Range(0.0, 1.0, MaximumIsExclusive = true)]
    public Scheduled Rate { get; set; } = 0.5;

    /// <inheritdoc/>
    public LayerPlan Plan(LayerInput input) => new(input.Shape) { Saved = Drops ? [input.Size] : [], IsRandom = Drops, Operations = 0 };

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
        Elementwise.Map(new Mask(rate), x.Values, drawn, y.Values);
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
            Elementwise.Map(new Mask(rate), dy.Values, pass.Saved(0).Values, dx.Values);
    }

    /// <inheritdoc/>
    public GraphValue ToGraph(LayerGraph layer, GraphValue x) => x;

    private bool Drops => Rate.Schedule is not null || Rate.At(Progress.Start) > 0;

    private readonly struct Mask(double rate) : IBinaryFormula
    {
        private readonly double _rate = rate;
        private readonly double _scale = 1 / (1 - rate);

        public L Apply<L>(L x, L drawn)
            where L : struct, ILane<L>
            => L.Select(drawn < _rate, 0.0, _scale * x);
    }
}
