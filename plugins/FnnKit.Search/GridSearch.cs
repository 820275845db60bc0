namespace FnnKit.Searches;

/// <summary>
/// Tries every combination, the last setting changing fastest, and then ends the study. Ranges of numbers are cut into equally spaced values, their ends included.
/// </summary>
[Search("grid")]
public sealed class GridSearch : ISearch
{
    /// <summary>How many values of a range of numbers to try; of integers at most as many, and of choices all.</summary>
    [Range(2, 1000)]
    public int Points { get; set; } = 5;

    /// <inheritdoc/>
    public IReadOnlyList<double[]> Propose(SearchRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return [.. Combinations(request.Space).Skip(request.First - 1).Take(request.Count)];
    }

    private IEnumerable<double[]> Combinations(SearchSpace space)
    {
        double[][] values = [.. space.Parameters.Select(Values)];
        int[] digits = new int[values.Length];
        do
        {
            double[] point = new double[values.Length];
            // A setting that does not exist in a point has one value there, not several.
            bool isNew = true;
            for (int i = 0; i < point.Length; i++)
            {
                bool isActive = space.IsActive(i, point);
                point[i] = isActive ? values[i][digits[i]] : double.NaN;
                isNew &= isActive || digits[i] == 0;
            }

            if (isNew)
                yield return point;
        }
        while (Advance(digits, values));
    }

    private static bool Advance(int[] digits, double[][] values)
    {
        for (int i = digits.Length - 1; i >= 0; i--)
        {
            if (++digits[i] < values[i].Length)
                return true;
            digits[i] = 0;
        }

        return false;
    }

    private double[] Values(SearchParameter parameter)
    {
        if (parameter.Kind == ParameterKind.Choice)
            return [.. Enumerable.Range(0, parameter.Choices).Select(i => (double)i)];
        int count = parameter.Kind == ParameterKind.Integer ? Math.Min(Points, parameter.Count) : Points;
        return [.. Enumerable.Range(0, count).Select(i => count == 1 ? parameter.From : parameter.Round(Between(parameter, (double)i / (count - 1)))).Distinct()];
    }

    private static double Between(SearchParameter parameter, double share) => share switch
    {
        0 => parameter.From,
        1 => parameter.To,
        _ when parameter.IsLogarithmic => Scalar.Exp(Scalar.Log(parameter.From) + (share * (Scalar.Log(parameter.To) - Scalar.Log(parameter.From)))),
        _ => parameter.From + (share * (parameter.To - parameter.From)),
    };
}
