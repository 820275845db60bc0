using System.Globalization;

namespace FnnKit.Callbacks;

/// <summary>Writes each report as a line of a CSV file in the folder of the run: epoch, step, loss and metrics, learning rate, seconds.</summary>
[Callback("csv-log")]
public sealed class CsvLog : ICallback
{
    private const int HasHeader = 0;

    /// <summary>The name of the file.</summary>
    [Required]
    [RegularExpression(LogFileName.Pattern, ErrorMessage = LogFileName.Rule)]
    public string File { get; set; } = "log.csv";

    /// <inheritdoc/>
    public int StateSize => 1;

    string? ICallback.LogFile => File;

    /// <inheritdoc/>
    public CallbackResult OnEpoch(EpochReport report, Memory<double> state) => CallbackResult.Continue;

    /// <inheritdoc/>
    public string? Say(EpochReport report, Memory<double> state)
    {
        if (report.Values.Count == 0)
            return null;
        string[] values = [.. report.Values.Values.Append(report.LearningRate).Append(Math.Round(report.Elapsed.TotalSeconds, 3))
            .Select(value => value.ToString("R", CultureInfo.InvariantCulture))];
        string line = $"{report.Epoch},{report.Step},{string.Join(',', values)}";
        ref double hasHeader = ref state.Span[HasHeader];
        string header = hasHeader == 0 ? $"epoch,step,{string.Join(',', report.Values.Keys)},learning_rate,seconds\n" : "";
        hasHeader = 1;
        return $"{header}{line}\n";
    }
}
