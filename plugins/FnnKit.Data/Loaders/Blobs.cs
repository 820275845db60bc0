namespace FnnKit.Data;

/// <summary>Makes clouds of samples around random centres, one class each.</summary>
/// <remarks>Each feature of a centre is drawn evenly between -Spread and Spread, and what is added to it from a normal distribution.</remarks>
[DataLoader("blobs")]
public sealed class Blobs : GeneratedClasses
{
    /// <summary>How many clouds there are.</summary>
    [Range(2, 10_000)]
    public int Classes { get; set; } = 3;

    /// <summary>How many features a sample has.</summary>
    [Range(1, 100_000)]
    public int Features { get; set; } = 2;

    /// <summary>The standard deviation of a cloud in each feature.</summary>
    [Range(0.0, double.MaxValue)]
    public double Deviation { get; set; } = 1;

    /// <summary>How far from zero a centre can be in each feature.</summary>
    [Range(0.0, double.MaxValue)]
    public double Spread { get; set; } = 10;

    /// <inheritdoc/>
    protected override int FeatureCount => Features;

    /// <inheritdoc/>
    protected override int ClassCount => Classes;

    /// <inheritdoc/>
    protected override void Fill(RandomStream random, Matrix<double> features)
    {
        var centres = random.For("centres");
        for (int feature = 0; feature < features.Rows; feature++)
        {
            var values = features[feature];
            for (int sample = 0; sample < values.Length; sample++)
            {
                double centre = Spread * ((2 * centres.Uniform((ulong)((feature * Classes) + (sample % Classes)))) - 1);
                values[sample] = centre + (Deviation * random.Normal(((ulong)feature * (ulong)Samples) + (ulong)sample));
            }
        }
    }
}
