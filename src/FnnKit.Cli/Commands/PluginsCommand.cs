using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using Spectre.Console;

namespace FnnKit.Cli;

/// <summary><c>fnn plugins list</c>: shows every part and every DLL that was looked at.</summary>
internal static class PluginsCommand
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Create()
    {
        var plugins = Arguments.PluginFolders();
        var json = Arguments.Json();
        var list = new Command("list", "Shows every part with its kind, name, plugin and summary, and every DLL that could not be used.") { plugins, json };
        list.SetAction((parsed, _) => ExitCode.Of(() => Task.FromResult(List(parsed.GetValue(plugins)!, parsed.GetValue(json)))));
        return new Command("plugins", "Shows what the plugin folders hold.") { list };
    }

    private static int List(string[] folders, bool json)
    {
        using var workshop = Workshop.OpenPlugins(Directory.GetCurrentDirectory(), folders);
        if (json)
            Console.WriteLine(ToJson(workshop.Catalogue).ToJsonString(Readable));
        else
            Show(workshop.Catalogue);
        return ExitCode.Done;
    }

    private static void Show(PluginCatalogue catalogue)
    {
        var table = Tables.Create("kind", "name", "plugin", "summary");
        foreach (var part in Ordered(catalogue))
            table.AddRow(new Text(part.Kind.Name), new Text(part.Name), new Text(part.Plugin), new Text(part.Summary));
        Tables.Write(table);
        var failed = catalogue.Plugins.Where(row => row.State != PluginState.Loaded).ToArray();
        foreach (var row in failed)
            Console.WriteLine($"{row.State}: {row.Path}: {row.Reason}");
        if (!catalogue.Parts.Any())
            Console.WriteLine($"no plugin was found in {string.Join(" or ", catalogue.Folders)}");
    }

    private static JsonObject ToJson(PluginCatalogue catalogue) => new()
    {
        ["folders"] = new JsonArray([.. catalogue.Folders.Select(folder => (JsonNode)folder)]),
        ["plugins"] = new JsonArray([.. catalogue.Plugins.Select(row => new JsonObject
        {
            ["name"] = row.Name,
            ["version"] = row.Version,
            ["path"] = row.Path,
            ["state"] = row.State.ToString(),
            ["reason"] = row.Reason,
        })]),
        ["parts"] = new JsonArray([.. Ordered(catalogue).Select(part => new JsonObject
        {
            ["kind"] = part.Kind.Name,
            ["name"] = part.Name,
            ["plugin"] = part.Plugin,
            ["summary"] = part.Summary,
        })]),
    };

    private static IEnumerable<PartRow> Ordered(PluginCatalogue catalogue)
        => catalogue.Parts.OrderBy(part => Enumerable.Range(0, PartKind.All.Count).First(i => PartKind.All[i] == part.Kind)).ThenBy(part => part.Name, StringComparer.Ordinal);
}
