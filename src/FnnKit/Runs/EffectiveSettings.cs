using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace FnnKit;

/// <summary>A setup as a configuration file with every default filled in; training from it gives the same run.</summary>
public static class EffectiveSettings
{
    internal static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the file's text.</summary>
    public static string Write(TrainingSetup setup)
        => new JsonObject { ["FnnKit"] = new SettingWriter().Write(setup) }.ToJsonString(Readable) + "\n";
}
