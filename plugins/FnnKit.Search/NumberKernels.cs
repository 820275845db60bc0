namespace FnnKit.Searches;

/// <summary>
/// Kernels over a range: normal distributions cut off at its ends. The probability of an integer is that of the interval of one step around it. In a logarithmic
/// range all of this holds for logarithms. The width is <c>0.1 · range · n^(-1/(d + 4))</c> for n points of d settings, and at least a hundredth of the range.
/// </summary>
internal sealed class NumberKernels : IKernels
{
    private const double Width = 0.1, SmallestShare = 100;
    private const int MostDraws = 100;

    private readonly SearchParameter _parameter;
    private readonly double _low, _high;
    private readonly double[] _means, _widths, _masses;

    public NumberKernels(SearchParameter parameter, double[] values, int dimensions)
    {
        _parameter = parameter;
        double half = parameter.Kind == ParameterKind.Integer ? parameter.Step / 2 : 0;
        (_low, _high) = (Inner(Lower(parameter.From, half)), Inner(parameter.To + half));
        double range = _high - _low, middle = _low + (range / 2);
        double smallest = range / Math.Min(SmallestShare, 2 + values.Length);
        double width = Width * range * Scalar.Power(Math.Max(1, values.Length), -1.0 / (dimensions + 4));
        bool[] known = [.. values.Select(value => !double.IsNaN(value)), false];
        _means = [.. known.Select((isKnown, i) => isKnown ? Inner(values[i]) : middle)];
        _widths = [.. known.Select(isKnown => isKnown ? Math.Clamp(width, smallest, range) : range)];
        _masses = [.. _means.Select((mean, i) => Mass(mean, _widths[i], _low, _high))];
    }

    public double Draw(int kernel, RandomStream random)
    {
        for (int i = 0; i < MostDraws; i++)
        {
            double value = _means[kernel] + (_widths[kernel] * random.Normal((ulong)i));
            if (value >= _low && value <= _high)
                return _parameter.Round(Outer(value));
        }

        return _parameter.Round(Outer(_low + (random.Uniform(2 * MostDraws) * (_high - _low))));
    }

    public void AddLogDensities(double value, Span<double> terms)
    {
        if (_parameter.Kind == ParameterKind.Integer)
        {
            double half = _parameter.Step / 2, from = Inner(Lower(value, half)), to = Inner(value + half);
            for (int kernel = 0; kernel < terms.Length; kernel++)
                terms[kernel] += Scalar.Log(Math.Max(Mass(_means[kernel], _widths[kernel], from, to) / _masses[kernel], double.Epsilon));
            return;
        }

        double x = Inner(value);
        for (int kernel = 0; kernel < terms.Length; kernel++)
        {
            double distance = (x - _means[kernel]) / _widths[kernel];
            terms[kernel] -= (distance * distance / 2) + Scalar.Log(_widths[kernel] * _masses[kernel]);
        }
    }

    /// <summary>The probability of an interval under a normal distribution.</summary>
    private static double Mass(double mean, double width, double from, double to)
    {
        double scale = width * Math.Sqrt(2);
        return (Scalar.Erf((to - mean) / scale) - Scalar.Erf((from - mean) / scale)) / 2;
    }

    /// <summary>The lower end of the interval around an integer; that of a logarithmic one stays above zero.</summary>
    private double Lower(double value, double half) => _parameter.IsLogarithmic ? value - Math.Min(half, value / 2) : value - half;

    private double Inner(double value) => _parameter.IsLogarithmic ? Scalar.Log(value) : value;

    private double Outer(double value) => _parameter.IsLogarithmic ? Scalar.Exp(value) : value;
}
