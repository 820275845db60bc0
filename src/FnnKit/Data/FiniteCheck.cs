using System.Numerics;

namespace FnnKit;

/// <summary>Finds values that are no numbers before they spread through a network.</summary>
internal static class FiniteCheck
{
    /// <summary>Says which finite value is more than the precision of the network can hold.</summary>
    public static DataException TooLarge<T>(ReadOnlyMatrix<double> values, IReadOnlyList<Column> columns, long firstSample)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int at = 0;
        while (T.IsFinite(T.CreateTruncating(values.Values[at])))
            at++;
        return new DataException($"Column '{columns[at / values.Columns].Name}' is {values.Values[at]:G6} in sample {firstSample + (at % values.Columns) + 1}, more than single precision holds; check the value, scale the column, or set 'Precision' to Float64.");
    }

    /// <exception cref="DataException">A value is NaN or infinite; the message says which.</exception>
    public static void Of(ReadOnlyMatrix<double> values, IReadOnlyList<Column> columns, long firstSample, string where)
    {
        if (Reductions.AllFinite(values.Values))
            return;
        for (int row = 0; row < values.Rows; row++)
        {
            for (int i = 0; i < values.Columns; i++)
            {
                if (!double.IsFinite(values[row, i]))
                    throw new DataException($"Column '{columns[row].Name}' is {values[row, i]} in sample {firstSample + i + 1}{where}; every value must be a finite number. Remove the sample, or fill the value in.");
            }
        }
    }
}
