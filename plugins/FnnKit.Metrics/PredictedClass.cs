namespace FnnKit.Metrics;

/// <summary>Finds the class that the outputs of a sample predict.</summary>
internal static class PredictedClass
{
    /// <summary>
    /// Returns the index of the largest output, or of the first of equal ones. A single output above 0.5 predicts class 1. Returns -1 if an output is NaN.
    /// </summary>
    public static int Find<T>(ReadOnlyMatrix<T> outputs, int sample)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var values = outputs.Values;
        int best = 0;
        T largest = values[sample];
        if (outputs.Rows == 1)
            return T.IsNaN(largest) ? -1 : largest > T.CreateTruncating(0.5) ? 1 : 0;
        for (int row = 0, at = sample; row < outputs.Rows; row++, at += outputs.Columns)
        {
            if (T.IsNaN(values[at]))
                return -1;
            if (values[at] > largest)
                (best, largest) = (row, values[at]);
        }

        return best;
    }
}
