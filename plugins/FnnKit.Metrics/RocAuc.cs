namespace FnnKit.Metrics;

/// <summary>How likely a sample of a class gets a larger output for it than another: the area under the receiver operating characteristic.</summary>
/// <remarks>
/// Exact, equal outputs counting half: <c>(R - a · (a + 1) / 2) / (a · b)</c>, where the a samples of the class have the ranks R in sum among all and b are of
/// others. With one output or two it is that of the second class; with more, the mean over the classes, each against the rest. Classes without samples, or
/// without others, are left out. It remembers every output. Source: Hanley and McNeil, The meaning and use of the area under a receiver operating
/// characteristic curve, Radiology 143, 1982.
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

    /// <summary>The area for one class; NaN where it has no samples, or all.</summary>
    /// <param name="outputs">The outputs for the class, in ascending order.</param>
    /// <param name="isOwn">Which of them are of samples of the class.</param>
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
