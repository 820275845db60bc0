namespace FnnKit.Searches;

/// <summary>A mixture of one kernel for each point, and of a wide one for what is known before any: <c>p(x) = Σ w_k Π_d K_kd(x_d)</c>.</summary>
internal sealed class ParzenDensity
{
    /// <summary>Up to so many points all weigh the same; of more, the older ones weigh less.</summary>
    private const int EqualWeights = 25;

    private readonly SearchSpace _space;
    private readonly IKernels[] _kernels;
    private readonly double[] _cumulative, _logWeights;

    public ParzenDensity(SearchSpace space, IReadOnlyList<IReadOnlyList<double>> points)
    {
        _space = space;
        _kernels = [.. space.Parameters.Select((parameter, i) => Create(parameter, [.. points.Select(point => point[i])], space.Parameters.Count))];
        double[] weights = [.. Weights(points.Count), 1.0];
        double total = weights.Sum(), sum = 0;
        _cumulative = [.. weights.Select(weight => sum += weight / total)];
        _logWeights = [.. weights.Select(weight => Scalar.Log(weight / total))];
    }

    /// <summary>Draws a point.</summary>
    public double[] Draw(RandomStream random)
    {
        int kernel = Math.Max(0, Array.FindIndex(_cumulative, share => random.Uniform(0) < share));
        double[] point = new double[_kernels.Length];
        for (int i = 0; i < point.Length; i++)
            point[i] = _space.IsActive(i, point) ? _kernels[i].Draw(kernel, random.For(_space.Parameters[i].Name)) : double.NaN;
        return point;
    }

    /// <summary>The logarithm of the density at a point.</summary>
    public double LogDensity(double[] point)
    {
        double[] terms = [.. _logWeights];
        for (int i = 0; i < point.Length; i++)
        {
            if (!double.IsNaN(point[i]))
                _kernels[i].AddLogDensities(point[i], terms);
        }

        double largest = terms.Max();
        return double.IsNegativeInfinity(largest) ? largest : largest + Scalar.Log(terms.Sum(term => Scalar.Exp(term - largest)));
    }

    private static IKernels Create(SearchParameter parameter, double[] values, int dimensions)
        => parameter.Kind == ParameterKind.Choice ? new ChoiceKernels(parameter, values) : new NumberKernels(parameter, values, dimensions);

    private static IEnumerable<double> Weights(int count)
    {
        int ramp = Math.Max(0, count - EqualWeights);
        for (int i = 0; i < count; i++)
            yield return i >= ramp ? 1 : ramp == 1 ? 1.0 / count : (1.0 / count) + (i * (1 - (1.0 / count)) / (ramp - 1));
    }
}
