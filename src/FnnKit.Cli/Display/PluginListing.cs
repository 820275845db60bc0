using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Spectre.Console;

namespace FnnKit.Cli;

/// <summary>Shows parts and plugins, for people or for programs.</summary>
internal static class PluginListing
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(ICommandConsole console, PluginCatalogue catalogue)
    {
        var parts = Tables.Create("kind", "name", "plugin", "summary");
        foreach (var part in Ordered(catalogue))
            parts.AddRow(new Text(part.Kind.Name), new Text(part.Name), new Text(part.Plugin), new Text(part.Summary));
        Tables.Write(console, parts);
        console.Output.WriteLine();
        var plugins = Tables.Create("DLL", "version", "state", "parts", "reason or path");
        foreach (var row in catalogue.Plugins)
        {
            string trouble = catalogue.Diagnose(row);
            plugins.AddRow(new Text(row.Name), new Text(row.Version), new Text(row.State.ToString()), new Text($"{row.Parts.Count}"), new Text(trouble.Length > 0 ? $"{row.Path}: {trouble}" : row.Path));
        }

        Tables.Write(console, plugins);
        if (!catalogue.Parts.Any())
            console.Output.WriteLine($"no plugin was found in {string.Join(" or ", catalogue.Folders)}");
    }

    public static void WriteJson(TextWriter output, PluginCatalogue catalogue) => output.WriteLine(new JsonObject
    {
        ["folders"] = new JsonArray([.. catalogue.Folders.Select(folder => (JsonNode)folder)]),
        ["plugins"] = new JsonArray([.. catalogue.Plugins.Select(row => new JsonObject
        {
            ["name"] = row.Name,
            ["version"] = row.Version,
            ["path"] = row.Path,
            ["state"] = row.State.ToString(),
            ["reason"] = catalogue.Diagnose(row),
        })]),
        ["parts"] = new JsonArray([.. Ordered(catalogue).Select(part => new JsonObject
        {
            ["kind"] = part.Kind.Name,
            ["name"] = part.Name,
            ["plugin"] = part.Plugin,
            ["summary"] = part.Summary,
            ["remarks"] = part.Remarks,
            ["options"] = new JsonArray([.. PartPage.OptionsOf(catalogue, part).Select(option => new JsonObject
            {
                ["name"] = option.Name,
                ["takes"] = option.InputScale,
                ["default"] = JsonNode.Parse(option.Default),
                ["required"] = option.IsRequired,
                ["summary"] = option.Summary,
            })]),
        })]),
    }.ToJsonString(Readable));

    /// <summary>The parts in the order in which listings show them: by kind, then by name.</summary>
    public static IEnumerable<PartRow> Ordered(PluginCatalogue catalogue)
        => catalogue.Parts.OrderBy(part => Enumerable.Range(0, PartKind.All.Count).First(i => PartKind.All[i] == part.Kind)).ThenBy(part => part.Name, StringComparer.Ordinal);
}
