namespace FnnKit.Callbacks;

/// <summary>Ends the training when a loss or metric has stopped getting better, and keeps the weights of the best epoch.</summary>
/// <remarks>Epochs that are not reported are not looked at, but they count. Source: Prechelt, Early stopping - but when?, 1998.</remarks>
[Callback("early-stopping")]
public sealed class EarlyStopping : ICallback
{
    private const int BestEpoch = 0;
    private const int BestValue = 1;

    /// <summary>The name of what is watched; by default the validation loss, or the loss where nothing is held back for validation.</summary>
    public string? Metric { get; set; }

    /// <summary>How many epochs it may fail to get better before the training ends.</summary>
    [Range(1, int.MaxValue)]
    public int Patience { get; set; } = 5;

    /// <summary>By how much it has to get better to count.</summary>
    [Range(0.0, double.MaxValue)]
    public double MinimumImprovement { get; set; }

    /// <summary>Whether the run ends with the weights of the best epoch, and not with the last ones.</summary>
    public bool RestoreBest { get; set; } = true;

    /// <inheritdoc/>
    public int StateSize => 2;

    string? ICallback.Watches => Metric;

    /// <inheritdoc/>
    public CallbackResult OnEpoch(EpochReport report, Memory<double> state)
    {
        if (report.Values.Count == 0)
            return CallbackResult.Continue;
        var (name, value) = WatchedValue.Of(report, Metric, "early-stopping");
        var remembered = state.Span;
        double gain = report.HigherIsBetter.Contains(name) ? value - remembered[BestValue] : remembered[BestValue] - value;
        bool isFirst = remembered[BestEpoch] == 0 && !double.IsNaN(value);
        if (isFirst || gain > MinimumImprovement && remembered[BestEpoch] > 0)
        {
            remembered[BestEpoch] = report.Epoch;
            remembered[BestValue] = value;
            return RestoreBest ? CallbackResult.KeepWeights : CallbackResult.Continue;
        }

        return report.Epoch - remembered[BestEpoch] >= Patience ? CallbackResult.Stop : CallbackResult.Continue;
    }
}
