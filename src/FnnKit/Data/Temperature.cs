namespace FnnKit;

/// <summary>Makes probabilities surer or less sure without changing their order: <c>p_i^(1/T) / Σ p_j^(1/T)</c>.</summary>
internal static class Temperature
{
    /// <summary>The smallest probability that a logarithm is taken of.</summary>
    public const double Smallest = 1e-15;

    /// <summary>Applies a temperature in place.</summary>
    /// <param name="temperature">The temperature; 1 changes nothing, more makes probabilities less sure.</param>
    /// <param name="probabilities">Probabilities <c>[outputs, samples]</c>; a single row is that of the second of two classes.</param>
    public static void Apply(double temperature, Matrix<double> probabilities)
    {
        if (temperature == 1)
            return;
        for (int sample = 0; sample < probabilities.Columns; sample++)
        {
            if (probabilities.Rows == 1)
                probabilities[0, sample] = OfTwo(temperature, probabilities[0, sample]);
            else
                OfSeveral(temperature, probabilities, sample);
        }
    }

    private static double OfTwo(double temperature, double probability)
    {
        double second = Power(probability, temperature), first = Power(1 - probability, temperature);
        return second / (first + second);
    }

    private static void OfSeveral(double temperature, Matrix<double> probabilities, int sample)
    {
        double sum = 0;
        for (int row = 0; row < probabilities.Rows; row++)
            sum += probabilities[row, sample] = Power(probabilities[row, sample], temperature);
        for (int row = 0; row < probabilities.Rows; row++)
            probabilities[row, sample] /= sum;
    }

    private static double Power(double probability, double temperature) => Scalar.Exp(Scalar.Log(Math.Max(probability, Smallest)) / temperature);
}
