using System.Numerics;
using System.Runtime.InteropServices;

namespace FnnKit;

/// <summary>The memory in which one caller at a time predicts a batch of up to so many samples.</summary>
/// <param name="network">The network.</param>
/// <param name="pipeline">The transforms around it.</param>
/// <param name="capacity">The most samples.</param>
/// <param name="products">The matrix products of the engine.</param>
internal sealed class Predictor<T>(Network<T> network, FeaturePipeline pipeline, int capacity, MatrixProducts products)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly bool _isDirect = pipeline.Steps.Count == 0 && !pipeline.Output.Any(column => column.IsCategory);
    private readonly Workspace<T> _workspace = new(network, capacity, products, learns: false);
    private readonly T[] _rows = new T[Math.Max(pipeline.Schema.Features.Count, network.Plan.Output.Size) * capacity];
    private readonly int _features = pipeline.Schema.Features.Count;

    /// <summary>The samples in double precision as they came, transformed, and their predictions: only where there is something to transform.</summary>
    private double[] _wide = [], _raw = [], _scratch = [], _converted = [];

    /// <summary>Predicts samples.</summary>
    /// <param name="rows">One row of features after the other.</param>
    /// <param name="outputs">Receives one row of outputs after the other.</param>
    /// <param name="samples">How many.</param>
    /// <param name="first">How many came before them, for messages.</param>
    /// <exception cref="DataException">A value is no finite number once it is transformed.</exception>
    public void Predict<TValue>(ReadOnlySpan<TValue> rows, Span<TValue> outputs, int samples, long first)
        where TValue : unmanaged, IBinaryFloatingPointIeee754<TValue>
    {
        rows = rows[..(samples * _features)];
        var x = _workspace.Input(samples);
        if (_isDirect)
            ColumnGather.Run(Convert(rows, _rows), x);
        else
            Vectors.Convert<double, T>(Transform(rows, samples).Values, x.Values);
        // A network may swallow what is no number: relu makes 0 of it.
        if (!Reductions.AllFinite<T>(x.Values))
            throw NotFinite(Transform(rows, samples), first);
        _workspace.Forward(samples, isTraining: false, step: 0, upToLogits: false);
        Write(_workspace.Prediction(samples), outputs);
    }

    /// <summary>The samples as columns, transformed in double precision.</summary>
    private Matrix<double> Transform<TValue>(ReadOnlySpan<TValue> rows, int samples)
        where TValue : unmanaged, IBinaryFloatingPointIeee754<TValue>
    {
        if (_raw.Length == 0)
            (_wide, _raw, _scratch) = (new double[_features * capacity], new double[_features * capacity], new double[pipeline.ScratchPerSample * capacity]);
        var raw = new Matrix<double>(_raw, _features, samples);
        ColumnGather.Run(Convert(rows, _wide), raw);
        return pipeline.Apply(raw, _scratch);
    }

    /// <summary>Writes predictions as rows: numbers in the unit of the data where the targets were transformed.</summary>
    private void Write<TValue>(ReadOnlyMatrix<T> y, Span<TValue> outputs)
        where TValue : unmanaged, IBinaryFloatingPointIeee754<TValue>
    {
        outputs = outputs[..y.Values.Length];
        if (!pipeline.Targets.ConvertsOutputs)
        {
            var rows = new Matrix<T>(_rows.AsSpan(0, y.Values.Length), y.Columns, y.Rows);
            ColumnGather.Run(y.Values, rows);
            Vectors.Convert<T, TValue>(rows.Values, outputs);
            return;
        }

        if (_converted.Length == 0)
            _converted = new double[2 * network.Plan.Output.Size * capacity];
        var converted = new Matrix<double>(_converted.AsSpan(0, y.Values.Length), y.Rows, y.Columns);
        Vectors.Convert<T, double>(y.Values, converted.Values);
        pipeline.Targets.ToPredictions(converted);
        var turned = new Matrix<double>(_converted.AsSpan(_converted.Length / 2, y.Values.Length), y.Columns, y.Rows);
        ColumnGather.Run<double>(converted.Values, turned);
        Vectors.Convert<double, TValue>(turned.Values, outputs);
    }

    private DataException NotFinite(Matrix<double> inputs, long first)
    {
        if (pipeline.Steps.Count > 0)
            FiniteCheck.OfTransformed(inputs, pipeline.Output, first);
        else
            FiniteCheck.OfData(inputs, pipeline.Output, first);
        return FiniteCheck.TooLarge<T>(inputs, pipeline.Output, first);
    }

    private static ReadOnlySpan<TTo> Convert<TFrom, TTo>(ReadOnlySpan<TFrom> rows, TTo[] converted)
        where TFrom : unmanaged, IBinaryFloatingPointIeee754<TFrom>
        where TTo : unmanaged, IBinaryFloatingPointIeee754<TTo>
    {
        if (typeof(TFrom) == typeof(TTo))
            return MemoryMarshal.Cast<TFrom, TTo>(rows);
        Vectors.Convert(rows, converted.AsSpan(0, rows.Length));
        return converted.AsSpan(0, rows.Length);
    }
}
