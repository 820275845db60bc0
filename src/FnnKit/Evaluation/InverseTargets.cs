using System.Numerics;

namespace FnnKit;

/// <summary>Predictions and targets in the unit of the data, for metrics to look at.</summary>
internal sealed class InverseTargets<T>(TargetPipeline targets)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private double[] _scratch = [];
    private T[] _prediction = [];
    private T[] _target = [];

    /// <summary>Predictions in the unit of the data, good until the next call.</summary>
    public ReadOnlyMatrix<T> InversePrediction(ReadOnlyMatrix<T> prediction) => InverseTransform(prediction, ref _prediction);

    /// <summary>Targets in the unit of the data, good until the next call.</summary>
    public ReadOnlyMatrix<T> InverseTarget(ReadOnlyMatrix<T> target) => InverseTransform(target, ref _target);

    private ReadOnlyMatrix<T> InverseTransform(ReadOnlyMatrix<T> values, ref T[] room)
    {
        if (room.Length < values.Values.Length)
            (_scratch, room) = (new double[values.Values.Length], new T[values.Values.Length]);
        var scratch = new Matrix<double>(_scratch.AsSpan(0, values.Values.Length), values.Rows, values.Columns);
        for (int i = 0; i < scratch.Values.Length; i++)
            scratch.Values[i] = double.CreateTruncating(values.Values[i]);
        targets.InverseTransform(scratch);
        for (int i = 0; i < scratch.Values.Length; i++)
            room[i] = T.CreateTruncating(scratch.Values[i]);
        return new(room.AsSpan(0, scratch.Values.Length), values.Rows, values.Columns);
    }
}
