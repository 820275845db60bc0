namespace FnnKit.Data;

/// <summary>Makes spirals that wind around each other from a common centre, one class each.</summary>
/// <remarks>Along each, the radius r grows from 0 to 1 and the angle is <c>2π · (turns · r + class / classes)</c>, plus noise.</remarks>
[DataLoader("spirals")]
public sealed class Spirals : GeneratedClasses
{
    /// <summary>How many spirals there are.</summary>
    [Range(2, 1_000)]
    public int Classes { get; set; } = 2;

    /// <summary>How many times each winds around the centre.</summary>
    [Range(0.0, 1_000.0)]
    public double Turns { get; set; } = 1;

    /// <summary>The standard deviation of what is added to each feature.</summary>
    [Range(0.0, double.MaxValue)]
    public double Noise { get; set; } = 0.02;

    /// <inheritdoc/>
    protected override int ClassCount => Classes;

    /// <inheritdoc/>
    protected override void Fill(RandomStream random, Matrix<double> features)
    {
        Span<double> x = features[0], y = features[1];
        for (int sample = 0; sample < Samples; sample++)
            x[sample] = 2 * Math.PI * ((Turns * Position(sample)) + ((double)(sample % Classes) / Classes));
        Vectors.Sin(x, y);
        Vectors.Cos(x, x);
        for (int sample = 0; sample < Samples; sample++)
        {
            double radius = Position(sample);
            x[sample] = (radius * x[sample]) + (Noise * random.Normal((ulong)sample));
            y[sample] = (radius * y[sample]) + (Noise * random.Normal((ulong)Samples + (ulong)sample));
        }
    }
}
