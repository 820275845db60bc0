using System.Globalization;

namespace FnnKit.Callbacks;

/// <summary>Stops the training when a loss or metric has not improved for a number of epochs, and keeps the weights of the best epoch.</summary>
/// <remarks>
/// Epochs that are not reported have no values to compare, but they count as epochs. A value that is NaN says nothing: the epoch does not count, and a warning
/// names the value once. Source: Prechelt, Early stopping - but when?, 1998.
/// </remarks>
[Callback("early-stopping")]
public sealed class EarlyStopping : ICallback
{
    /// <summary>The name of the value to watch; by default the validation loss, or the loss if there is no validation part.</summary>
    public string? Metric { get; set; }

    /// <summary>The number of epochs without improvement after which the training stops.</summary>
    [Range(1, int.MaxValue)]
    public int Patience { get; set; } = 5;

    /// <summary>The smallest change that counts as an improvement.</summary>
    [Range(0.0, double.MaxValue)]
    public double MinimumImprovement { get; set; }

    /// <summary>Whether the model gets the weights of the best epoch instead of the last ones.</summary>
    public bool RestoreBest { get; set; } = true;

    /// <summary>Which of several epochs with the same best value is the best; a later one also renews the patience.</summary>
    public Ties Ties { get; set; }

    string? ICallback.Watches => Metric;

    /// <inheritdoc/>
    public ICallbackRun Start() => new Run(this);

    private sealed class Run(EarlyStopping options) : ICallbackRun
    {
        /// <summary>0 as long as no report had a number.</summary>
        private long _bestEpoch;
        private double _best;

        /// <summary>How many epochs since the best had no number.</summary>
        private long _withoutNumber;
        private long _lastEpoch;
        private bool _hasWarned;

        public void After(EpochReport report, ICallbackHost host)
        {
            if (!report.IsReported)
                return;
            var (name, value) = WatchedValue.Find(report, options.Metric, "early-stopping");
            long passed = report.Epoch - _lastEpoch;
            _lastEpoch = report.Epoch;
            if (double.IsNaN(value))
            {
                SkipEpochs(passed, name, host);
                return;
            }

            double gain = report.HigherIsBetter.Contains(name) ? value - _best : _best - value;
            bool isTie = options.Ties == Ties.Last && value == _best;
            if (_bestEpoch == 0 || isTie || gain > options.MinimumImprovement)
            {
                (_bestEpoch, _best, _withoutNumber) = (report.Epoch, value, 0);
                if (options.RestoreBest)
                    host.KeepWeights();
            }
            else if (report.Epoch - _bestEpoch - _withoutNumber >= options.Patience)
            {
                host.Stop(Reason(name, report.Epoch));
            }
        }

        public double[] Save() => [_bestEpoch, _best, _withoutNumber, _lastEpoch, _hasWarned ? 1 : 0];

        public void Restore(ReadOnlySpan<double> saved)
            => (_bestEpoch, _best, _withoutNumber, _lastEpoch, _hasWarned) = saved is [var epoch, var value, var without, var last, var warned]
                ? ((long)epoch, value, (long)without, (long)last, warned != 0) : throw SavedState.Mismatch(5, saved);

        private void SkipEpochs(long epochs, string name, ICallbackHost host)
        {
            _withoutNumber += epochs;
            if (!_hasWarned)
                WatchedValue.Warn(host, name, _lastEpoch, "Such epochs do not count for 'early-stopping'.");
            _hasWarned = true;
        }

        private string Reason(string name, long epoch) => string.Create(
            CultureInfo.InvariantCulture,
            $"'{name}' has not improved for {epoch - _bestEpoch - _withoutNumber} epochs; the best was {_best:G4} in epoch {_bestEpoch}");
    }
}
