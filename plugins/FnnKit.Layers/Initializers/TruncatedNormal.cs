namespace FnnKit.Layers;

/// <summary>Draws from a normal distribution and draws again what lies further than two deviations from the mean.</summary>
/// <remarks>
/// <c>StdDev</c> is that of the distribution before the cut, as in Keras' TruncatedNormal; what is left of it has 0.880 of that deviation.
/// </remarks>
[Initializer("truncated-normal")]
public sealed class TruncatedNormal : IInitializer
{
    private const double Cut = 2;

    /// <summary>The mean of the draws.</summary>
    [Range(double.MinValue, double.MaxValue)]
    public double Mean { get; set; }

    /// <summary>The standard deviation before the cut.</summary>
    [Range(0.0, double.MaxValue)]
    public double StdDev { get; set; } = 0.05;

    /// <inheritdoc/>
    public void Fill(Span<double> values, ParameterPlan parameter, RandomStream random)
    {
        for (int i = 0; i < values.Length; i++)
            values[i] = Mean + (StdDev * Draw(random, (ulong)i));
    }

    private static double Draw(RandomStream random, ulong index)
    {
        // Every attempt has a stream of its own, so that one number's attempts never touch another's.
        double value;
        ulong attempt = 0;
        do
            value = random.At(attempt++).Normal(index);
        while (Math.Abs(value) > Cut);
        return value;
    }
}
