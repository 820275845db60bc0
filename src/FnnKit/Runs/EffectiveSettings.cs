using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace FnnKit;

/// <summary>A setup as a configuration file with every default filled in; training from it gives the same run.</summary>
public static class EffectiveSettings
{
    internal static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the file's text.</summary>
    /// <param name="setup">What is trained.</param>
    /// <param name="pluginFolders">Where its plugins lie.</param>
    /// <param name="folder">
    /// The folder that the file will lie in: files are named from there where they have a folder in common with it, so that the tree can be moved as a whole.
    /// Null for full paths.
    /// </param>
    public static string Write(TrainingSetup setup, IReadOnlyList<string> pluginFolders, string? folder = null)
    {
        var section = new SettingWriter(pathOf: path => From(folder, path)).Write(setup);
        section["Plugins"] = new JsonObject { ["Folders"] = new JsonArray([.. pluginFolders.Where(Directory.Exists).Select(plugins => (JsonNode)From(folder, plugins))]) };
        return new JsonObject { ["FnnKit"] = section }.ToJsonString(Readable) + "\n";
    }

    /// <summary>
    /// The settings of a setup that differ from those in a file, as phrases for a message. Where the plugins lie and the number of threads do not count: they change no
    /// model.
    /// </summary>
    /// <exception cref="SettingsException">The file cannot be read.</exception>
    internal static string[] Changes(string path, TrainingSetup setup, IReadOnlyList<string> pluginFolders, string? folder = null)
    {
        var before = SettingReader.ReadFile(path, isExact: true).ToJson()?["FnnKit"];
        var now = JsonNode.Parse(Write(setup, pluginFolders, folder))!["FnnKit"];
        return [.. FlatSettings.Compare(before, now)
            .Where(change => !change.Path.StartsWith("Plugins:", StringComparison.Ordinal) && change.Path != "Training:Threads")
            .Select(change => $"'{change.Path}' was {change.Before ?? "not set"} and is {change.Now ?? "not set"} now")];
    }

    private static string From(string? folder, string path)
    {
        if (folder is null)
            return path;
        string relative = Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/');
        int up = relative.Split('/').TakeWhile(part => part == "..").Count();
        int depth = folder.Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries).Length;
        // What only the root of the disk has in common with the run does not move with it.
        return Path.IsPathRooted(relative) || up >= depth ? path : relative;
    }
}
