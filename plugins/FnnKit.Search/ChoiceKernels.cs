namespace FnnKit.Searches;

/// <summary>Kernels over choices: the choice of the point gets most of the probability, and each choice a little.</summary>
internal sealed class ChoiceKernels : IKernels
{
    private readonly int _choices;
    private readonly double[] _values;
    private readonly double _high, _low, _even;

    public ChoiceKernels(SearchParameter parameter, double[] values)
    {
        _choices = parameter.Choices;
        _values = values;
        // Each choice has the weight of one observation that is shared by all kernels.
        double prior = 1.0 / (values.Length + 1), total = 1 + (prior * _choices);
        (_high, _low, _even) = ((1 + prior) / total, prior / total, 1.0 / _choices);
    }

    public double Draw(int kernel, RandomStream random)
    {
        double share = random.Uniform(0), sum = 0;
        for (int choice = 0; choice < _choices - 1; choice++)
        {
            sum += Probability(kernel, choice);
            if (share < sum)
                return choice;
        }

        return _choices - 1;
    }

    public void AddLogDensities(double value, Span<double> terms)
    {
        double high = Scalar.Log(_high), low = Scalar.Log(_low), even = Scalar.Log(_even);
        for (int kernel = 0; kernel < terms.Length; kernel++)
            terms[kernel] += IsEven(kernel) ? even : _values[kernel] == value ? high : low;
    }

    private double Probability(int kernel, int choice) => IsEven(kernel) ? _even : _values[kernel] == choice ? _high : _low;

    /// <summary>The wide kernel, and those of points in which the setting does not exist, know nothing.</summary>
    private bool IsEven(int kernel) => kernel == _values.Length || double.IsNaN(_values[kernel]);
}
