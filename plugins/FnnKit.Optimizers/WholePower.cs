namespace FnnKit.Optimizers;

/// <summary>
/// Powers with whole exponents by repeated squaring: multiplications alone, so the same bits on every machine, which Math.Pow does not promise.
/// </summary>
internal static class WholePower
{
    /// <summary>Computes <c>number^exponent</c>.</summary>
    public static double Compute(double number, long exponent)
    {
        double power = 1;
        for (double square = number; exponent > 0; exponent >>= 1, square *= square)
        {
            if ((exponent & 1) == 1)
                power *= square;
        }

        return power;
    }
}
