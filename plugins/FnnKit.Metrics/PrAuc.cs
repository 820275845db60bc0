namespace FnnKit.Metrics;

/// <summary>The area under the curve of precision over recall, computed as average precision.</summary>
/// <remarks>
/// <c>Σ (R[i] - R[i-1]) · P[i]</c> over the distinct outputs in descending order, without interpolation. P and R are the precision and recall of the samples
/// with that output or a larger one. With one or two outputs, the result is that of the second class; with more, the mean over the classes, each against the
/// rest. Classes without samples are left out. It stores all outputs. Outputs need not be probabilities, because only their order counts. Source: Manning,
/// Raghavan and Schütze, Introduction to information retrieval, 2008, section 8.4.
/// </remarks>
[Metric("pr-auc")]
public sealed class PrAuc : IMetric
{
    /// <inheritdoc/>
    public bool IsHigherBetter => true;

    /// <inheritdoc/>
    public TargetKinds Targets => TargetKinds.Classes;

    /// <inheritdoc/>
    public IMetricAccumulator Start() => new OutputsByClass(AveragePrecision);

    /// <summary>Computes the area for one class; NaN if it has no samples.</summary>
    /// <param name="outputs">The outputs for the class, in ascending order.</param>
    /// <param name="isOwn">Which of them belong to samples of the class.</param>
    private static double AveragePrecision(ReadOnlySpan<double> outputs, ReadOnlySpan<bool> isOwn)
    {
        double own = isOwn.Count(true), found = 0, area = 0;
        for (int end = outputs.Length, start = end; end > 0; end = start)
        {
            while (start > 0 && outputs[start - 1] == outputs[end - 1])
                start--;
            double among = isOwn[start..end].Count(true);
            found += among;
            area += among / own * (found / (outputs.Length - start));
        }

        return own > 0 ? area : double.NaN;
    }
}
