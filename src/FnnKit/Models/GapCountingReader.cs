namespace FnnKit;

/// <summary>Reads samples and counts the values that they lack.</summary>
/// <param name="samples">The samples.</param>
/// <param name="gaps">Receives the counts.</param>
public sealed class GapCountingReader(ISampleReader samples, ValueGaps gaps) : ISampleReader
{
    /// <inheritdoc/>
    public double? Share => samples.Share;

    /// <inheritdoc/>
    public int Read(Span<double> features)
    {
        int count = samples.Read(features);
        gaps.Add(features[..(count * gaps.Width)]);
        return count;
    }

    /// <inheritdoc/>
    public void Dispose() => samples.Dispose();
}
