using System.Numerics;

namespace FnnKit;

/// <summary>The memory in which one caller at a time predicts a batch of up to so many samples.</summary>
internal sealed class Predictor<T>(Network<T> network, FeaturePipeline pipeline, int capacity)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Workspace<T> _workspace = new(network, capacity, new MatrixProducts(ThreadTeam.Single), learns: false);
    private readonly double[] _raw = new double[pipeline.Schema.Features.Count * capacity];
    private readonly double[] _scratch = new double[pipeline.ScratchPerSample * capacity];
    private readonly double[] _converted = new double[!pipeline.Targets.ConvertsOutputs ? 0 : network.Plan.Output.Size * capacity];
    private readonly int _features = pipeline.Schema.Features.Count;

    /// <summary>Predicts samples.</summary>
    /// <param name="rows">One row of features after the other.</param>
    /// <param name="outputs">Receives one row of outputs after the other.</param>
    /// <param name="samples">How many.</param>
    /// <param name="first">How many came before them, for messages.</param>
    /// <exception cref="DataException">A value is no finite number once it is transformed.</exception>
    public void Predict<TValue>(ReadOnlySpan<TValue> rows, Span<TValue> outputs, int samples, long first)
        where TValue : unmanaged, IBinaryFloatingPointIeee754<TValue>
    {
        var raw = new Matrix<double>(_raw, _features, samples);
        Transpose(rows, raw);
        var inputs = pipeline.Apply(raw, _scratch);
        var x = _workspace.Input(samples).Values;
        for (int i = 0; i < x.Length; i++)
            x[i] = T.CreateTruncating(inputs.Values[i]);
        // A network may swallow what is no number: relu makes 0 of it.
        if (!Reductions.AllFinite<T>(x))
            throw NotFinite(inputs, first);
        _workspace.Forward(samples, isTraining: false, step: 0, upToLogits: false);
        var y = _workspace.Prediction(samples);
        if (pipeline.Targets.ConvertsOutputs)
        {
            WriteConverted(y, outputs);
            return;
        }

        for (int row = 0; row < y.Rows; row++)
        {
            for (int sample = 0; sample < samples; sample++)
                outputs[(sample * y.Rows) + row] = TValue.CreateTruncating(y[row, sample]);
        }
    }

    /// <summary>Writes predictions: probabilities, or numbers in the unit of the data.</summary>
    private void WriteConverted<TValue>(ReadOnlyMatrix<T> y, Span<TValue> outputs)
        where TValue : unmanaged, IBinaryFloatingPointIeee754<TValue>
    {
        var converted = new Matrix<double>(_converted.AsSpan(0, y.Values.Length), y.Rows, y.Columns);
        for (int i = 0; i < y.Values.Length; i++)
            converted.Values[i] = double.CreateTruncating(y.Values[i]);
        pipeline.Targets.ToPredictions(converted);
        for (int row = 0; row < y.Rows; row++)
        {
            for (int sample = 0; sample < y.Columns; sample++)
                outputs[(sample * y.Rows) + row] = TValue.CreateTruncating(converted[row, sample]);
        }
    }

    private DataException NotFinite(Matrix<double> inputs, long first)
    {
        if (pipeline.Steps.Count > 0)
            FiniteCheck.OfTransformed(inputs, pipeline.Output, first);
        else
            FiniteCheck.OfData(inputs, pipeline.Output, first);
        return FiniteCheck.TooLarge<T>(inputs, pipeline.Output, first);
    }

    private static void Transpose<TValue>(ReadOnlySpan<TValue> rows, Matrix<double> columns)
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
