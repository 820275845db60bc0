using System.Numerics;

namespace FnnKit;

/// <summary>Predictions and targets as metrics take them: in the unit of the data and in double precision, so that a large offset costs no digits.</summary>
internal sealed class MeasuredPredictions<T>(PreparedData<T> data)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private double[] _predictions = [];
    private double[] _targets = [];

    /// <summary>Predictions of some outputs, good until the next call.</summary>
    public ReadOnlyMatrix<double> Predictions(ReadOnlyMatrix<T> outputs)
    {
        var values = Room(ref _predictions, outputs.Values.Length);
        for (int i = 0; i < values.Length; i++)
            values[i] = double.CreateTruncating(outputs.Values[i]);
        var predictions = new Matrix<double>(values, outputs.Rows, outputs.Columns);
        data.Targets.ToPredictions(predictions);
        if (data.Targets.Output == OutputMeaning.Score && outputs.Rows == 1)
            ScoresAtHalf.Move(values);
        return predictions;
    }

    /// <summary>The targets of some samples, good until the next call.</summary>
    public ReadOnlyMatrix<double> Targets(ReadOnlySpan<int> samples, int outputs)
    {
        var targets = new Matrix<double>(Room(ref _targets, samples.Length * outputs), outputs, samples.Length);
        data.GatherTargets(samples, targets);
        return targets;
    }

    private static Span<double> Room(ref double[] room, int length)
    {
        if (room.Length < length)
            room = new double[length];
        return room.AsSpan(0, length);
    }
}
