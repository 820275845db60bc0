using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Spectre.Console;

namespace FnnKit.Cli;

/// <summary>Shows which laws the parts of a plugin obey, for people or for programs.</summary>
internal static class CheckListing
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(ICommandConsole console, PluginRow plugin, IReadOnlyList<CheckResult> verdicts)
    {
        var table = Tables.Create("part", "law", "verdict");
        foreach (var verdict in verdicts)
            table.AddRow(new Text(verdict.Part), new Text(verdict.Law), new Text(Say(verdict.State)));
        Tables.Write(console, table);
        foreach (var violation in verdicts.Select(verdict => verdict.Violation).OfType<Testing.LawViolation>())
            console.Output.WriteLine($"{Environment.NewLine}{violation.Message}");
        // One missing option keeps a part from many laws; it is said once.
        foreach (string reason in verdicts.Select(verdict => verdict.Reason).Where(reason => reason.Length > 0).Distinct())
            console.Output.WriteLine($"{Environment.NewLine}not checked: {reason}");
        console.Output.WriteLine($"{Environment.NewLine}{plugin.Name}: {plugin.Parts.Count} parts, {Count(verdicts, CheckState.Passed)} passed, "
            + $"{Count(verdicts, CheckState.Violated)} violated, {Count(verdicts, CheckState.NotChecked)} not checked");
    }

    public static void WriteJson(TextWriter output, PluginRow plugin, IReadOnlyList<CheckResult> verdicts) => output.WriteLine(new JsonObject
    {
        ["plugin"] = plugin.Name,
        ["version"] = plugin.Version,
        ["path"] = plugin.Path,
        ["violated"] = Count(verdicts, CheckState.Violated),
        ["verdicts"] = new JsonArray([.. verdicts.Select(Describe)]),
    }.ToJsonString(Readable));

    private static JsonObject Describe(CheckResult verdict) => new()
    {
        ["part"] = verdict.Part,
        ["law"] = verdict.Law,
        ["verdict"] = Say(verdict.State),
        ["seen"] = verdict.Violation?.Seen ?? verdict.Reason,
        ["counterExample"] = verdict.Violation?.CounterExample ?? "",
    };

    private static int Count(IReadOnlyList<CheckResult> verdicts, CheckState state) => verdicts.Count(verdict => verdict.State == state);

    private static string Say(CheckState state) => state == CheckState.NotChecked ? "not checked" : state.ToString().ToLowerInvariant();
}
