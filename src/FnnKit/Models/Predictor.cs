using System.Numerics;

namespace FnnKit;

/// <summary>The memory in which one caller at a time predicts a batch of up to so many samples.</summary>
internal sealed class Predictor<T>(Network<T> network, FeaturePipeline pipeline, int capacity)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Workspace<T> _workspace = new(network, capacity, new MatrixProducts(ThreadTeam.Single), learns: false);
    private readonly double[] _raw = new double[pipeline.Schema.Features.Count * capacity];
    private readonly double[] _scratch = new double[pipeline.ScratchPerSample * capacity];
    private readonly int _features = pipeline.Schema.Features.Count;

    /// <summary>Predicts samples.</summary>
    /// <param name="rows">One row of features after the other.</param>
    /// <param name="outputs">Receives one row of outputs after the other.</param>
    /// <param name="samples">How many.</param>
    public void Predict<TValue>(ReadOnlySpan<TValue> rows, Span<TValue> outputs, int samples)
        where TValue : unmanaged, IBinaryFloatingPointIeee754<TValue>
    {
        var raw = new Matrix<double>(_raw, _features, samples);
        Turn(rows, raw);
        var inputs = pipeline.Apply(raw, _scratch).Values;
        var x = _workspace.Input(samples).Values;
        for (int i = 0; i < x.Length; i++)
            x[i] = T.CreateTruncating(inputs[i]);
        _workspace.Forward(samples, isTraining: false, step: 0, upToLogits: false);
        var y = _workspace.Output(samples);
        for (int row = 0; row < y.Rows; row++)
        {
            for (int sample = 0; sample < samples; sample++)
                outputs[(sample * y.Rows) + row] = TValue.CreateTruncating(y[row, sample]);
        }
    }

    private static void Turn<TValue>(ReadOnlySpan<TValue> rows, Matrix<double> columns)
        where TValue : unmanaged, IBinaryFloatingPointIeee754<TValue>
    {
        var values = columns.Values;
        for (int sample = 0; sample < columns.Columns; sample++)
        {
            var row = rows.Slice(sample * columns.Rows, columns.Rows);
            for (int i = 0; i < row.Length; i++)
                values[(i * columns.Columns) + sample] = double.CreateTruncating(row[i]);
        }
    }
}
