using System.Globalization;

namespace FnnKit.Callbacks;

/// <summary>Writes each report as a line of a CSV file in the run folder: epoch, step, loss and metrics, learning rate, seconds.</summary>
[Callback("csv-log")]
public sealed class CsvLog : ICallback
{
    /// <summary>The name of the file.</summary>
    [Required]
    [RegularExpression(LogFileName.Pattern, ErrorMessage = LogFileName.Rule)]
    public string File { get; set; } = "log.csv";

    string? ICallback.LogFile => File;

    /// <inheritdoc/>
    public ICallbackRun Start() => new Run();

    private sealed class Run : ICallbackRun
    {
        private bool _hasHeader;

        public void After(EpochReport report, ICallbackHost host)
        {
            if (!report.IsReported)
                return;
            if (!_hasHeader)
                host.Write($"epoch,step,{string.Join(',', report.Values.Keys)},learning_rate,seconds\n");
            _hasHeader = true;
            var values = report.Values.Values.Append(report.LearningRate).Append(Math.Round(report.Elapsed.TotalSeconds, 3));
            host.Write($"{report.Epoch},{report.Step},{string.Join(',', values.Select(value => value.ToString("R", CultureInfo.InvariantCulture)))}\n");
        }

        public double[] Save() => [_hasHeader ? 1 : 0];

        public void Restore(ReadOnlySpan<double> saved) => _hasHeader = saved is [var hasHeader] ? hasHeader != 0 : throw SavedState.Mismatch(1, saved);
    }
}
