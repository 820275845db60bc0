namespace FnnKit.Layers;

/// <summary>Draws -1 or 1, each as often as the other.</summary>
[Initializer("random-signs")]
public sealed class RandomSigns : IInitializer
{
    /// <inheritdoc/>
    public void Fill(Span<double> values, ParameterPlan parameter, RandomStream random)
    {
        for (int i = 0; i < values.Length; i++)
            values[i] = random.Uniform((ulong)i) < 0.5 ? -1 : 1;
    }
}
