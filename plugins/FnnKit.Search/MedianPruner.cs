namespace FnnKit.Searches;

/// <summary>
/// Ends a trial whose best value so far is worse than the median of what other trials had reached at the same budget. Source: Golovin and others, Google Vizier, 2017.
/// </summary>
[Pruner("median")]
public sealed class MedianPruner : IPruner
{
    /// <summary>How many trials must have come to a budget before one is ended there.</summary>
    [Range(1, 100000)]
    public int Startup { get; set; } = 5;

    /// <summary>Up to which budget (epochs, or folds) no trial is ended.</summary>
    [Range(0L, long.MaxValue)]
    public long Warmup { get; set; }

    /// <inheritdoc/>
    public bool Prunes(PruningRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        double[] others = [.. request.At(request.Last.Budget).Order()];
        if (request.Last.Budget <= Warmup || others.Length < Startup)
            return false;
        double median = (others[(others.Length - 1) / 2] + others[others.Length / 2]) / 2;
        double[] own = [.. request.Values.Select(value => value.Value).Where(value => !double.IsNaN(value))];
        return own.Length == 0 || own.Min() > median;
    }
}
