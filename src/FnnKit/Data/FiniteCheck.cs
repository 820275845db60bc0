using System.Numerics;

namespace FnnKit;

/// <summary>Finds values that are not finite before they spread through a network.</summary>
internal static class FiniteCheck
{
    /// <summary>Describes the finite value that the precision of the network cannot represent.</summary>
    public static DataException TooLarge<T>(ReadOnlyMatrix<double> values, IReadOnlyList<Column> columns, long firstSample)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int at = 0;
        while (T.IsFinite(T.CreateTruncating(values.Values[at])))
            at++;
        return new DataException($"Column '{columns[at / values.Columns].Name}' is {values.Values[at]:G6} in sample {firstSample + (at % values.Columns) + 1}, more than single precision can represent; check the value, scale the column, or set 'Precision' to Float64.");
    }

    /// <summary>Checks values of the data. A missing feature is accepted if transforms may fill it.</summary>
    /// <exception cref="DataException">A value is NaN or infinite; the message says which.</exception>
    public static void OfData(ReadOnlyMatrix<double> values, IReadOnlyList<Column> columns, long firstSample, bool mayBeMissing = false)
    {
        if (Find(values, row => mayBeMissing || columns[row].IsCategory) is not { } at)
            return;
        double value = values[at.Row, at.Sample];
        string place = $"Column '{columns[at.Row].Name}' is {(double.IsNaN(value) ? "missing (NaN)" : value)} in sample {firstSample + at.Sample + 1}";
        throw new DataException(double.IsNaN(value)
            ? $"{place}; remove the sample, or, for a feature, add a transform that fills missing values to 'Data:Transforms'."
            : $"{place}; every value must be a finite number. Remove the sample, or correct the value.");
    }

    /// <summary>Checks values after the transforms.</summary>
    /// <exception cref="DataException">A value is NaN or infinite; the message says which.</exception>
    public static void OfTransformed(ReadOnlyMatrix<double> values, IReadOnlyList<Column> columns, long firstSample)
    {
        if (Find(values, _ => false) is not { } at)
            return;
        double value = values[at.Row, at.Sample];
        string cure = double.IsNaN(value)
            ? "If a value of the data is missing, put a transform that fills missing values first; otherwise check what the transforms compute for this sample."
            : "Check the data for extreme values.";
        throw new DataException($"Column '{columns[at.Row].Name}' is {(double.IsNaN(value) ? "not a number (NaN)" : value)} in sample {firstSample + at.Sample + 1} after 'Data:Transforms'; every value must be a finite number. {cure}");
    }

    private static (int Row, int Sample)? Find(ReadOnlyMatrix<double> values, Func<int, bool> mayBeMissing)
    {
        if (Reductions.AllFinite(values.Values))
            return null;
        for (int at = 0; at < values.Values.Length; at++)
        {
            if (!double.IsFinite(values.Values[at]) && !(double.IsNaN(values.Values[at]) && mayBeMissing(at / values.Columns)))
                return (at / values.Columns, at % values.Columns);
        }

        return null;
    }
}
