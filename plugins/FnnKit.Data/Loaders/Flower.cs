namespace FnnKit.Data;

/// <summary>Makes a flower whose petals belong to two classes by turns.</summary>
/// <remarks>
/// One class has the angles t from 0 to 3.12, the other from 3.12 to 6.24; the radius is <c>4 · sin(petals · t)</c> and the place
/// <c>(r · sin t, r · cos t)</c>, with noise on angle and radius. Source: the planar data of A. Ng, Neural networks and deep learning, 2017.
/// </remarks>
[DataLoader("flower")]
public sealed class Flower : GeneratedClasses
{
    private const double AngleOfClass = 3.12;
    private const double LargestRadius = 4;

    /// <summary>How many times the radius comes and goes on the way around, negative radii making petals too.</summary>
    [Range(1, 1_000)]
    public int Petals { get; set; } = 4;

    /// <summary>The standard deviation of what is added to each angle and radius.</summary>
    [Range(0.0, double.MaxValue)]
    public double Noise { get; set; } = 0.2;

    /// <inheritdoc/>
    protected override void Fill(RandomStream random, Matrix<double> features)
    {
        double[] radius = new double[Samples];
        Span<double> x = features[0], y = features[1];
        for (int sample = 0; sample < Samples; sample++)
        {
            x[sample] = (AngleOfClass * ((sample % 2) + Position(sample))) + (Noise * random.Normal((ulong)sample));
            radius[sample] = Petals * x[sample];
        }

        Vectors.Sin(radius, radius);
        Vectors.Cos(x, y);
        Vectors.Sin(x, x);
        for (int sample = 0; sample < Samples; sample++)
        {
            double r = (LargestRadius * radius[sample]) + (Noise * random.Normal((ulong)Samples + (ulong)sample));
            (x[sample], y[sample]) = (r * x[sample], r * y[sample]);
        }
    }
}
