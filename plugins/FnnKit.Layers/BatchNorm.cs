namespace FnnKit.Layers;

/// <summary>Shifts and scales each feature, or each channel of an image, to mean 0 and variance 1 over the batch, and then by trained numbers.</summary>
/// <remarks>
/// <c>y = weight · (x - mean) / sqrt(variance + epsilon) + bias</c> with <c>weight</c> and <c>bias</c> <c>[channels]</c>. While training, mean and variance are
/// those of the n numbers that a channel has in the batch, and running ones follow them: <c>running = (1 - momentum) · running + momentum · new</c>, where the
/// new variance is that over n - 1. When predicting, the running ones count (<c>running_mean</c> and <c>running_var</c>, saved with the model). Backwards, with
/// <c>h = (x - mean) / s</c>, <c>dx = weight · (dy - mean(dy) - h · mean(dy · h)) / s</c>. Source: Ioffe and Szegedy, Batch normalization, ICML 2015.
/// </remarks>
[Layer("batch-norm")]
public sealed class BatchNorm : ILayer, IGraphLayer
{
    /// <summary>What is added to the variance, so that nothing is divided by zero.</summary>
    [Range(0.0, 1.0, MinimumIsExclusive = true)]
    public double Epsilon { get; set; } = 1e-5;

    /// <summary>The share that each batch has in the running mean and variance.</summary>
    [Range(0.0, 1.0)]
    public double Momentum { get; set; } = 0.1;

    /// <summary>Whether channels are scaled by trained numbers.</summary>
    public bool Scale { get; set; } = true;

    /// <summary>Whether channels are shifted by trained numbers.</summary>
    public bool Bias { get; set; } = true;

    /// <inheritdoc/>
    public LayerPlan Plan(LayerInput input)
    {
        int channels = input.Shape.Dimensions.Length > 1 ? input.Shape.Dimensions[0] : input.Size;
        ParameterPlan[] weight = Scale ? [new("weight", channels, new Ones())] : [], bias = Bias ? [new("bias", channels, new Zeros())] : [];
        return new LayerPlan(input.Shape)
        {
            Parameters = [.. weight, .. bias],
            States = [new("running_mean", channels) { BatchShare = Momentum }, new("running_var", channels, Initial: 1) { BatchShare = Momentum }],
            Saved = [channels, channels],
            SmallestBatch = input.Size > channels ? 1 : 2,
            Operations = 4L * input.Size,
        };
    }

    /// <inheritdoc/>
    public void Forward<T>(in LayerPass<T> pass, ReadOnlyMatrix<T> x, Matrix<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int channel = 0; channel < pass.State(0).Columns; channel++)
        {
            var values = Channel(pass, x, channel);
            var (mean, inverse) = pass.IsTraining ? Measure(pass, values, channel) : Running(pass, channel);
            double scale = Scale ? double.CreateTruncating(pass.Parameter(0).Values[channel]) : 1;
            double shift = Bias ? double.CreateTruncating(pass.Parameter(Scale ? 1 : 0).Values[channel]) : 0;
            Elementwise.Map(new Line(mean, inverse * scale, shift), values, y.Values.Slice(channel * values.Length, values.Length));
        }
    }

    /// <inheritdoc/>
    public void Backward<T>(in LayerPass<T> pass, ReadOnlyMatrix<T> x, ReadOnlyMatrix<T> y, ReadOnlyMatrix<T> dy, Matrix<T> dx)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int channel = 0; channel < pass.State(0).Columns; channel++)
        {
            ReadOnlySpan<T> values = Channel(pass, x, channel), above = Channel(pass, dy, channel);
            double mean = double.CreateTruncating(pass.Saved(0)[channel, 0]), inverse = double.CreateTruncating(pass.Saved(1)[channel, 0]);
            double sum = Reductions.Sum(above), along = Elementwise.Sum(new AlongNormal(mean, inverse), values, above);
            double scale = Scale ? double.CreateTruncating(pass.Parameter(0).Values[channel]) : 1;
            if (Scale)
                pass.Gradient(0).Values[channel] = T.CreateTruncating(along);
            if (Bias)
                pass.Gradient(Scale ? 1 : 0).Values[channel] = T.CreateTruncating(sum);
            if (!dx.IsEmpty)
            {
                var back = new Back(mean, inverse, sum / values.Length, along / values.Length, scale * inverse);
                Elementwise.Map(back, values, above, dx.Values.Slice(channel * values.Length, values.Length));
            }
        }
    }

    /// <inheritdoc/>
    public GraphValue ToGraph(LayerGraph layer, GraphValue x)
    {
        int channels = layer.Plan.States[0].Shape.Size;
        double[] ones = new double[channels], zeros = new double[channels];
        ones.AsSpan().Fill(1);
        var scale = Scale ? layer.Parameter(0) : GraphValue.Constant(ones, channels);
        var shift = Bias ? layer.Parameter(Scale ? 1 : 0) : GraphValue.Constant(zeros, channels);
        return GraphValue.Call("BatchNormalization", x, scale, shift, layer.States[0], layer.States[1]).With("epsilon", Epsilon);
    }

    /// <summary>The numbers of a channel in the batch, which lie side by side.</summary>
    private static ReadOnlySpan<T> Channel<T>(in LayerPass<T> pass, ReadOnlyMatrix<T> batch, int channel)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int length = batch.Values.Length / pass.State(0).Columns;
        return batch.Values.Slice(channel * length, length);
    }

    /// <summary>Mean and reciprocal deviation of a channel in the batch, left for the way back; the running ones follow them.</summary>
    private (double Mean, double Inverse) Measure<T>(in LayerPass<T> pass, ReadOnlySpan<T> values, int channel)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (values.Length < 2)
            throw new ShapeException("a batch of one sample has no variance to normalize by; train in batches of at least two.");
        double mean = double.CreateTruncating(T.CreateTruncating(Reductions.Sum(values) / values.Length));
        double squares = Elementwise.Sum(new SquaredDistance(mean), values);
        double inverse = double.CreateTruncating(T.CreateTruncating(1 / Math.Sqrt((squares / values.Length) + Epsilon)));
        pass.Saved(0)[channel, 0] = T.CreateTruncating(mean);
        pass.Saved(1)[channel, 0] = T.CreateTruncating(inverse);
        Follow(ref pass.StateToUpdate(0)[0, channel], mean);
        Follow(ref pass.StateToUpdate(1)[0, channel], squares / (values.Length - 1));
        return (mean, inverse);
    }

    private void Follow<T>(ref T running, double value)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => running = T.CreateTruncating(((1 - Momentum) * double.CreateTruncating(running)) + (Momentum * value));

    private (double Mean, double Inverse) Running<T>(in LayerPass<T> pass, int channel)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => (double.CreateTruncating(pass.State(0)[0, channel]), 1 / Math.Sqrt(double.CreateTruncating(pass.State(1)[0, channel]) + Epsilon));

    private readonly struct SquaredDistance(double mean) : IUnaryFormula
    {
        private readonly double _mean = mean;

        public L Apply<L>(L x)
            where L : struct, ILane<L>
            => (x - _mean) * (x - _mean);
    }

    private readonly struct Line(double mean, double scale, double shift) : IUnaryFormula
    {
        private readonly double _mean = mean;
        private readonly double _scale = scale;
        private readonly double _shift = shift;

        public L Apply<L>(L x)
            where L : struct, ILane<L>
            => ((x - _mean) * _scale) + _shift;
    }

    private readonly struct AlongNormal(double mean, double inverse) : IBinaryFormula
    {
        private readonly double _mean = mean;
        private readonly double _inverse = inverse;

        public L Apply<L>(L x, L dy)
            where L : struct, ILane<L>
            => (x - _mean) * _inverse * dy;
    }

    private readonly struct Back(double mean, double inverse, double meanOfDy, double meanAlong, double factor) : IBinaryFormula
    {
        private readonly double _mean = mean;
        private readonly double _inverse = inverse;
        private readonly double _meanOfDy = meanOfDy;
        private readonly double _meanAlong = meanAlong;
        private readonly double _factor = factor;

        public L Apply<L>(L x, L dy)
            where L : struct, ILane<L>
            => _factor * (dy - _meanOfDy - ((x - _mean) * _inverse * _meanAlong));
    }
}
