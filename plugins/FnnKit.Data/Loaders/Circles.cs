namespace FnnKit.Data;

/// <summary>Makes two circles around the same centre, one class each.</summary>
/// <remarks>Radius 1 and radius Factor, the samples at even angles, plus noise: the shapes of scikit-learn's make_circles.</remarks>
[DataLoader("circles")]
public sealed class Circles : GeneratedClasses
{
    /// <summary>The radius of the inner circle; that of the outer one is 1.</summary>
    [Range(0.0, 1.0, MaximumIsExclusive = true)]
    public double Factor { get; set; } = 0.5;

    /// <summary>The standard deviation of what is added to each feature.</summary>
    [Range(0.0, double.MaxValue)]
    public double Noise { get; set; } = 0.1;

    /// <inheritdoc/>
    protected override void Fill(RandomStream random, Matrix<double> features)
    {
        Span<double> x = features[0], y = features[1];
        for (int sample = 0; sample < Samples; sample++)
            x[sample] = 2 * Math.PI * (sample / 2) / ((Samples + 1) / 2);
        Vectors.Sin(x, y);
        Vectors.Cos(x, x);
        for (int sample = 1; sample < Samples; sample += 2)
            (x[sample], y[sample]) = (Factor * x[sample], Factor * y[sample]);
        for (int i = 0; i < features.Values.Length; i++)
            features.Values[i] += Noise * random.Normal((ulong)i);
    }
}
