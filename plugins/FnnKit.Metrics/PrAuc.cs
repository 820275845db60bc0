namespace FnnKit.Metrics;

/// <summary>How precise the outputs of a class stay as more and more of its samples are found: the area under precision over recall.</summary>
/// <remarks>
/// The average precision: <c>Σ (R[i] - R[i-1]) · P[i]</c> over the outputs that occur, from the largest down, where P is the share of the class among the
/// samples with that output or a larger one, and R the share of the class found among them; nothing is interpolated. With one output or two it is that of the
/// second class; with more, the mean over the classes, each against the rest. Classes without samples are left out. It remembers every output, and does not
/// need probabilities: only their order counts. Source: Manning, Raghavan and Schütze, Introduction to information retrieval, 2008, section 8.4.
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

    /// <summary>The area for one class; NaN where it has no samples.</summary>
    /// <param name="outputs">The outputs for the class, in ascending order.</param>
    /// <param name="isOwn">Which of them are of samples of the class.</param>
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
