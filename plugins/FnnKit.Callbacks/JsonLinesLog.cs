using System.Text.Json;

namespace FnnKit.Callbacks;

/// <summary>Writes each report, and steps where that is wanted, as a line of JSON into a file in the folder of the run.</summary>
/// <remarks>
/// <c>{"epoch":1,"step":45,"loss":0.5,"accuracy":0.8,"learning_rate":0.001,"seconds":0.2}</c>; a number that is not finite is null. The run writes its
/// reports into <c>metrics.jsonl</c> anyway: this is for steps, or for another name.
/// </remarks>
[Callback("jsonl-log")]
public sealed class JsonLinesLog : ICallback
{
    /// <summary>The name of the file.</summary>
    [Required]
    [RegularExpression(LogFileName.Pattern, ErrorMessage = LogFileName.Rule)]
    public string File { get; set; } = "log.jsonl";

    /// <summary>After how many steps the loss of the step is written too; by default never.</summary>
    [Range(1, int.MaxValue)]
    public int? EverySteps { get; set; }

    int ICallback.EverySteps => EverySteps ?? 0;

    string? ICallback.LogFile => File;

    /// <inheritdoc/>
    public CallbackResult OnEpoch(EpochReport report, Memory<double> state) => CallbackResult.Continue;

    /// <inheritdoc/>
    public string? Say(EpochReport report, Memory<double> state)
        => report.Values.Count == 0 ? null : Line(report.Epoch, report.Step, report.Values, report.LearningRate, report.Elapsed);

    /// <inheritdoc/>
    public string? Say(StepReport report, Memory<double> state)
        => Line(report.Epoch, report.Step, new Dictionary<string, double> { ["loss"] = report.Loss }, report.LearningRate, report.Elapsed);

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
