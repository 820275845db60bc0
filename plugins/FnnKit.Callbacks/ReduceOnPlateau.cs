namespace FnnKit.Callbacks;

/// <summary>Multiplies the learning rate by a factor when a loss or metric has stopped getting better. It scales whatever the schedule gives.</summary>
/// <remarks>
/// A report is better if it is below <c>best · (1 - threshold)</c>, or with an absolute threshold below <c>best - threshold</c>; above, for what is the better
/// the more there is. After more than Patience reports in a row that are not, the rate falls, the next Cooldown reports do not count, and it begins anew.
/// As PyTorch's ReduceLROnPlateau, with its defaults.
/// </remarks>
[Callback("reduce-on-plateau")]
public sealed class ReduceOnPlateau : ICallback
{
    private const int HasBest = 0;
    private const int Best = 1;
    private const int Bad = 2;
    private const int Resting = 3;
    private const int Scale = 4;

    /// <summary>The name of what is watched; by default the validation loss, or the loss where nothing is held back for validation.</summary>
    public string? Metric { get; set; }

    /// <summary>What the learning rate is multiplied by.</summary>
    [Range(0.0, 1.0, MinimumIsExclusive = true, MaximumIsExclusive = true)]
    public double Factor { get; set; } = 0.1;

    /// <summary>How many reports in a row may fail to be better before the rate falls.</summary>
    [Range(0, int.MaxValue)]
    public int Patience { get; set; } = 10;

    /// <summary>By how much a report has to be better to count.</summary>
    [Range(0.0, double.MaxValue)]
    public double Threshold { get; set; } = 1e-4;

    /// <summary>Whether the threshold is a share of the best value, or a difference from it.</summary>
    public ThresholdMode ThresholdMode { get; set; } = ThresholdMode.Relative;

    /// <summary>How many reports after a fall do not count.</summary>
    [Range(0, int.MaxValue)]
    public int Cooldown { get; set; }

    /// <summary>What the rate does not fall below.</summary>
    [Range(0.0, double.MaxValue)]
    public double MinimumRate { get; set; }

    /// <inheritdoc/>
    public int StateSize => 5;

    string? ICallback.Watches => Metric;

    /// <inheritdoc/>
    public double? LearningRateFactor(ReadOnlyMemory<double> state) => state.Span[Scale] is var scale and not 0 ? scale : null;

    /// <inheritdoc/>
    public CallbackResult OnEpoch(EpochReport report, Memory<double> state)
    {
        if (report.Values.Count == 0)
            return CallbackResult.Continue;
        var (name, value) = WatchedValue.Of(report, Metric, "reduce-on-plateau");
        var remembered = state.Span;
        if (remembered[HasBest] == 0 ? !double.IsNaN(value) : IsBetter(value, remembered[Best], report.HigherIsBetter.Contains(name)))
            (remembered[HasBest], remembered[Best], remembered[Bad]) = (1, value, 0);
        else
            remembered[Bad]++;
        if (remembered[Resting] > 0)
            (remembered[Resting], remembered[Bad]) = (remembered[Resting] - 1, 0);
        if (remembered[Bad] <= Patience)
            return CallbackResult.Continue;
        (remembered[Resting], remembered[Bad]) = (Cooldown, 0);
        double scale = remembered[Scale] == 0 ? 1 : remembered[Scale];
        // The rate of the report is already scaled; what is left of it must not be less than the minimum.
        remembered[Scale] = scale * Math.Min(1, Math.Max(Factor, report.LearningRate > 0 ? MinimumRate / report.LearningRate : Factor));
        return CallbackResult.Continue;
    }

    private bool IsBetter(double value, double best, bool isHigherBetter)
    {
        double margin = ThresholdMode == ThresholdMode.Relative ? Threshold * best : Threshold;
        return isHigherBetter ? value > best + margin : value < best - margin;
    }
}
