using System.Text.Json;

namespace FnnKit.Callbacks;

/// <summary>Writes each report, and the loss of steps if you ask for it, as a line of JSON to a file in the run folder.</summary>
/// <remarks>
/// <c>{"epoch":1,"step":45,"loss":0.5,"accuracy":0.8,"learning_rate":0.001,"seconds":0.2}</c>; a number that is not finite is null. Every run writes its
/// reports to <c>metrics.jsonl</c> without this callback; use it for steps or for another file name.
/// </remarks>
[Callback("jsonl-log")]
public sealed class JsonLinesLog : ICallback
{
    /// <summary>The name of the file.</summary>
    [Required]
    [RegularExpression(LogFileName.Pattern, ErrorMessage = LogFileName.Rule)]
    public string File { get; set; } = "log.jsonl";

    /// <summary>The number of steps between lines with the loss of a step; by default there are none.</summary>
    [Range(1, int.MaxValue)]
    public int? EverySteps { get; set; }

    int ICallback.EverySteps => EverySteps ?? 0;

    string? ICallback.LogFile => File;

    /// <inheritdoc/>
    public ICallbackRun Start() => new Run();

    private sealed class Run : ICallbackRun
    {
        public void After(EpochReport report, ICallbackHost host)
        {
            if (report.IsReported)
                host.Write(Line(report.Epoch, report.Step, report.Values, report.LearningRate, report.Elapsed));
        }

        public void After(StepReport report, ICallbackHost host)
            => host.Write(Line(report.Epoch, report.Step, new Dictionary<string, double> { ["loss"] = report.Loss }, report.LearningRate, report.Elapsed));

        private static string Line(long epoch, long step, IReadOnlyDictionary<string, double> values, double rate, TimeSpan elapsed)
        {
            var line = new Dictionary<string, object?> { ["epoch"] = epoch, ["step"] = step };
            foreach (var (name, value) in values)
                line[name] = double.IsFinite(value) ? value : null;
            line["learning_rate"] = rate;
            line["seconds"] = Math.Round(elapsed.TotalSeconds, 3);
            return JsonSerializer.Serialize(line) + "\n";
        }
    }
}
