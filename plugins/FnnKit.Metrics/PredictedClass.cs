namespace FnnKit.Metrics;

/// <summary>Which class the outputs of a sample say.</summary>
internal static class PredictedClass
{
    /// <summary>
    /// The largest output, the first of equals; with one output the second class above one half. -1 if one of the outputs is not a number.
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
