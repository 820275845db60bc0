namespace FnnKit.Layers;

/// <summary>Draws from a normal distribution.</summary>
/// <remarks>The default deviation is that of Keras' RandomNormal.</remarks>
[Initializer("normal")]
public sealed class Normal : IInitializer
{
    /// <summary>The mean of the draws.</summary>
    [Range(double.MinValue, double.MaxValue)]
    public double Mean { get; set; }

    /// <summary>The standard deviation of the draws.</summary>
    [Range(0.0, double.MaxValue)]
    public double StdDev { get; set; } = 0.05;

    /// <inheritdoc/>
    public void Fill(Span<double> values, ParameterPlan parameter, RandomStream random)
    {
        random.FillNormal(values);
        foreach (ref double value in values)
            value = Mean + (StdDev * value);
    }
}
