namespace FnnKit.Callbacks;

/// <summary>Multiplies the learning rate by a factor when a loss or metric has stopped improving. It scales whatever the schedule gives.</summary>
/// <remarks>
/// A report is better if its value is below <c>best · (1 - threshold)</c>, or with an absolute threshold below <c>best - threshold</c>; above
/// <c>best · (1 + threshold)</c> or <c>best + threshold</c> if higher is better. After more than Patience reports in a row that are not better, the rate
/// falls, the next Cooldown reports do not count, and counting starts again. As PyTorch's ReduceLROnPlateau, with its defaults; but a value
/// that is NaN says nothing: the report does not count, and a warning names the value once.
/// </remarks>
[Callback("reduce-on-plateau")]
public sealed class ReduceOnPlateau : ICallback
{
    /// <summary>The name of the value to watch; by default the validation loss, or the loss if there is no validation part.</summary>
    public string? Metric { get; set; }

    /// <summary>The factor for the learning rate.</summary>
    [Range(0.0, 1.0, MinimumIsExclusive = true, MaximumIsExclusive = true)]
    public double Factor { get; set; } = 0.1;

    /// <summary>The number of reports in a row without improvement that are accepted before the rate falls.</summary>
    [Range(0, int.MaxValue)]
    public int Patience { get; set; } = 10;

    /// <summary>The smallest change that counts as an improvement.</summary>
    [Range(0.0, double.MaxValue)]
    public double Threshold { get; set; } = 1e-4;

    /// <summary>Whether the threshold is a share of the best value, or a difference from it.</summary>
    public ThresholdMode ThresholdMode { get; set; } = ThresholdMode.Relative;

    /// <summary>The number of reports after a fall that do not count.</summary>
    [Range(0, int.MaxValue)]
    public int Cooldown { get; set; }

    /// <summary>The lowest learning rate; the rate does not fall below it.</summary>
    [Range(0.0, double.MaxValue)]
    public double MinimumRate { get; set; }

    string? ICallback.Watches => Metric;

    /// <inheritdoc/>
    public ICallbackRun Start() => new Run(this);

    private bool IsBetter(double value, double best, bool isHigherBetter)
    {
        double margin = ThresholdMode == ThresholdMode.Relative ? Threshold * best : Threshold;
        return isHigherBetter ? value > best + margin : value < best - margin;
    }

    private sealed class Run(ReduceOnPlateau options) : ICallbackRun
    {
        private bool _hasBest;
        private double _best;
        private int _badReports;
        private int _cooldown;
        private bool _hasWarned;

        public void After(EpochReport report, ICallbackHost host)
        {
            if (!report.IsReported)
                return;
            var (name, value) = WatchedValue.Find(report, options.Metric, "reduce-on-plateau");
            if (double.IsNaN(value))
            {
                if (!_hasWarned)
                    WatchedValue.Warn(host, name, report.Epoch, "Such reports do not count for 'reduce-on-plateau'.");
                _hasWarned = true;
                return;
            }

            if (!_hasBest || options.IsBetter(value, _best, report.HigherIsBetter.Contains(name)))
                (_hasBest, _best, _badReports) = (true, value, 0);
            else
                _badReports++;
            if (_cooldown > 0)
                (_cooldown, _badReports) = (_cooldown - 1, 0);
            if (_badReports <= options.Patience)
                return;
            (_cooldown, _badReports) = (options.Cooldown, 0);
            // The rate of the report is already scaled; what is left of it must not be less than the minimum.
            host.ScaleLearningRate(Math.Min(1, Math.Max(options.Factor, report.LearningRate > 0 ? options.MinimumRate / report.LearningRate : options.Factor)));
        }

        public double[] Save() => [_hasBest ? 1 : 0, _best, _badReports, _cooldown];

        public void Restore(ReadOnlySpan<double> saved)
            => (_hasBest, _best, _badReports, _cooldown) = saved is [var hasBest, var best, var bad, var cooldown]
                ? (hasBest != 0, best, (int)bad, (int)cooldown) : throw SavedState.Mismatch(4, saved);
    }
}
