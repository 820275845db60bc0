namespace FnnKit.Data;

/// <summary>Makes two half circles that reach into each other, one class each.</summary>
/// <remarks>With t from 0 to π, <c>(cos t, sin t)</c> and <c>(1 - cos t, 1/2 - sin t)</c>, plus noise: the shapes of scikit-learn's make_moons.</remarks>
[DataLoader("moons")]
public sealed class Moons : GeneratedClasses
{
    /// <summary>The standard deviation of what is added to each feature.</summary>
    [Range(0.0, double.MaxValue)]
    public double Noise { get; set; } = 0.1;

    /// <inheritdoc/>
    protected override void Fill(RandomStream random, Matrix<double> features)
    {
        Span<double> x = features[0], y = features[1];
        for (int sample = 0; sample < Samples; sample++)
            x[sample] = Math.PI * Position(sample);
        Vectors.Sin(x, y);
        Vectors.Cos(x, x);
        for (int sample = 1; sample < Samples; sample += 2)
            (x[sample], y[sample]) = (1 - x[sample], 0.5 - y[sample]);
        for (int i = 0; i < features.Values.Length; i++)
            features.Values[i] += Noise * random.Normal((ulong)i);
    }
}
