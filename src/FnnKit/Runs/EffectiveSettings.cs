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
    public static string Write(TrainingSetup setup, IReadOnlyList<string> pluginFolders)
    {
        var section = new SettingWriter().Write(setup);
        section["Plugins"] = new JsonObject { ["Folders"] = new JsonArray([.. pluginFolders.Where(Directory.Exists).Select(folder => (JsonNode)folder)]) };
        return new JsonObject { ["FnnKit"] = section }.ToJsonString(Readable) + "\n";
    }
}
