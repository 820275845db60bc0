using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace FnnKit;

/// <summary>The configuration that really applies: every default filled in, every override laid over, and on demand where each value came from.</summary>
public static class RenderedSettings
{
    private const int WidestText = 72;

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes a configuration that reads back to the same setup.</summary>
    /// <param name="root">The settings.</param>
    /// <param name="setup">What they were read to.</param>
    /// <param name="origins">Whether each value is followed by a comment that says where it came from.</param>
    /// <param name="study">The section <c>Tune</c>; null if there is none.</param>
    public static string Write(SettingNode root, TrainingSetup setup, bool origins, TuneOptions? study = null)
    {
        var section = new SettingWriter().Write(setup);
        if (root[SettingSources.Section]?["Plugins"] is not null)
            section.Insert(0, "Plugins", new SettingWriter().Write(SetupReader.ReadPlugins(root)));
        if (study is not null)
            section["Tune"] = new SettingWriter().Write(study);
        var json = new JsonObject { [SettingSources.Section] = section };
        return origins ? WithOrigins(json, root) : json.ToJsonString(Readable) + "\n";
    }

    private static string WithOrigins(JsonObject json, SettingNode root)
    {
        var lines = new List<(string Text, string Origin)>();
        Add(lines, "", json, root, 0, "");
        int width = Math.Min(WidestText, lines.Max(line => line.Text.Length));
        return string.Concat(lines.Select(line => (line.Origin.Length == 0 ? line.Text : $"{line.Text.PadRight(width)} // {line.Origin}") + "\n"));
    }

    private static void Add(List<(string Text, string Origin)> lines, string head, JsonNode? json, SettingNode? node, int depth, string tail)
    {
        string indent = new(' ', 2 * depth);
        if (json is JsonObject { Count: > 0 } group)
        {
            lines.Add(($"{indent}{head}{{", ""));
            foreach (var (name, value) in group)
                Add(lines, $"{InlineJson.Quote(name)}: ", value, Member(node, name), depth + 1, name == group.Last().Key ? "" : ",");
            lines.Add(($"{indent}}}{tail}", ""));
        }
        else if (json is JsonArray { Count: > 0 } list && list.Any(item => item is JsonObject))
        {
            lines.Add(($"{indent}{head}[", ""));
            for (int i = 0; i < list.Count; i++)
                Add(lines, "", list[i], node?.Items.ElementAtOrDefault(i), depth + 1, i == list.Count - 1 ? "" : ",");
            lines.Add(($"{indent}]{tail}", ""));
        }
        else
        {
            lines.Add(($"{indent}{head}{InlineJson.Write(json)}{tail}", (node?.Origin.ToString() ?? "default").ReplaceLineEndings(" ")));
        }
    }

    /// <summary>A part that was given by its name alone stands where its type would.</summary>
    private static SettingNode? Member(SettingNode? node, string name)
        => node is { Kind: SettingKind.String or SettingKind.Text } ? (name == "Type" ? node : null) : node?[name];
}
