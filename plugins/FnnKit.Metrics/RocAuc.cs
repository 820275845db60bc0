namespace FnnKit.Metrics;

/// <summary>
/// The area under the receiver operating characteristic: the probability that a sample of a class gets a larger output for it than a sample of another class.
/// </summary>
/// <remarks>
/// <c>(R - a · (a + 1) / 2) / (a · b)</c>, where R is the sum of the ranks of the a samples of the class, and b is the number of other samples. It is exact;
/// equal outputs count half. With one or two outputs, the result is that of the second class; with more, the mean over the classes, each against the rest.
/// Classes without samples, and classes to which all samples belong, are left out. It stores all outputs. Source: Hanley and McNeil, The meaning and use of the
/// area under a receiver operating characteristic curve, Radiology 143, 1982.
/// </remarks>
[Metric("roc-auc")]
public sealed class RocAuc : IMetric
{
    /// <inheritdoc/>
    public bool IsHigherBetter => true;

    /// <inheritdoc/>
    public TargetKinds Targets => TargetKinds.Classes;

    /// <inheritdoc/>
    public IMetricAccumulator Start() => new OutputsByClass(Area);

    /// <summary>Computes the area for one class; NaN if it has no samples, or all of them.</summary>
    /// <param name="outputs">The outputs for the class, in ascending order.</param>
    /// <param name="isOwn">Which of them belong to samples of the class.</param>
    private static double Area(ReadOnlySpan<double> outputs, ReadOnlySpan<bool> isOwn)
    {
        double ranks = 0, own = 0;
        for (int start = 0, end = 0; start < outputs.Length; start = end)
        {
            while (end < outputs.Length && outputs[end] == outputs[start])
                end++;
            int among = isOwn[start..end].Count(true);
            ranks += among * (start + end + 1) / 2.0;
            own += among;
        }

        return (ranks - (own * (own + 1) / 2)) / (own * (outputs.Length - own));
    }
}
