using System.Text.Json.Nodes;

namespace FnnKit;

/// <summary>The plugins that a run uses, with their hashes, in its checkpoints: another formula under the same name would make another run of it.</summary>
internal static class RunPlugins
{
    private const string Key = "plugins_sha256", SettingsKey = "settings";

    /// <summary>Adds the plugins to the metadata of a checkpoint.</summary>
    public static void Write(TrainingSetup setup, IReadOnlyList<PluginRecord> plugins, Dictionary<string, string> metadata)
        => metadata[Key] = new JsonObject(Used(setup, plugins).Select(plugin => KeyValuePair.Create(plugin.Name, (JsonNode?)plugin.Sha256))).ToJsonString();

    /// <summary>Refuses a continuation with plugins that are not those of the run.</summary>
    /// <exception cref="CheckpointException">A plugin that the run uses has changed.</exception>
    public static void Check(TrainingSetup setup, IReadOnlyList<PluginRecord> plugins, IReadOnlyDictionary<string, string>? checkpoint)
    {
        if (checkpoint is null || !checkpoint.ContainsKey(Key))
            return;
        var before = new CheckpointMetadata("The checkpoint", checkpoint).Json(Key);
        foreach (var plugin in Used(setup, plugins))
        {
            if (before[plugin.Name]?.Text is { Length: > 0 } hash && hash != plugin.Sha256)
                throw new CheckpointException($"The plugin {plugin.Name} has changed since the run began: its SHA-256 was {hash} and is {plugin.Sha256} now. Restore it, or start a new run.");
        }
    }

    /// <summary>The settings that a continuation changes.</summary>
    public static IReadOnlyList<(string Path, string? Before, string? Now)> Changes(TrainingSetup setup, IReadOnlyDictionary<string, string>? checkpoint)
        => checkpoint?.ContainsKey(SettingsKey) != true ? []
        : [.. FlatSettings.Compare(new CheckpointMetadata("The checkpoint", checkpoint).Json(SettingsKey).ToJson(), new SettingWriter(includePaths: false).Write(setup))
            .Where(change => change.Path != "Network:InitialWeights")];

    private static IEnumerable<PluginRecord> Used(TrainingSetup setup, IReadOnlyList<PluginRecord> plugins)
    {
        var used = new HashSet<string>();
        new SettingWriter(part => Note(PartIdentity.Get(part))).Write(setup);
        return plugins.Where(plugin => used.Contains(plugin.Name));

        string Note(PartIdentity part)
        {
            used.Add(part.Plugin);
            return part.Name;
        }
    }
}
