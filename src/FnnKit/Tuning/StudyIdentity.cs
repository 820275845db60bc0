using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace FnnKit;

/// <summary>What decides the results of a study: its settings, and the versions that compute them. It is the first line of the journal.</summary>
internal static class StudyIdentity
{
    private const int Format = 1;

    /// <summary>Options that say who does the work and for how long, not what the work is.</summary>
    private static readonly string[] Free = ["Tune:Workers", "Tune:Keep", "Tune:Time", "Training:Threads"];

    /// <summary>Writes the line.</summary>
    public static JsonObject Write(StudyDefinition study, bool isHigherBetter) => new()
    {
        ["study"] = Format,
        ["fnnkit"] = Version,
        ["plugins"] = Plugins(study),
        ["metric"] = study.Options.Metric,
        ["higher_is_better"] = isHigherBetter,
        ["settings_sha256"] = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', Flat(Settings(study)).Select(pair => $"{pair.Key}={pair.Value}"))))),
    };

    /// <summary>Refuses to continue a study that is another one.</summary>
    /// <param name="line">The first line of its journal.</param>
    /// <param name="study">The study that is to be continued.</param>
    /// <param name="isHigherBetter">Whether a higher value of the metric is better.</param>
    /// <param name="folder">The folder of the study.</param>
    /// <exception cref="StudyException">It is another one; the message says in what.</exception>
    public static void Check(SettingNode line, StudyDefinition study, bool isHigherBetter, StudyFolder folder)
    {
        if (line["study"]?.Text != $"{Format}")
            throw new StudyException($"The study in '{folder.Path}' has format {line["study"]?.Text ?? "unknown"}, but this version reads format {Format}. Continue it with the version that began it ({line["fnnkit"]?.Text}), or start a new one in another folder.");
        if (line["fnnkit"]?.Text != Version)
            throw new StudyException($"The study in '{folder.Path}' was begun by FnnKit {line["fnnkit"]?.Text}, and this is {Version}, whose results may differ. Continue it with the version that began it, or start a new one in another folder.");
        if (line["settings_sha256"]?.Text is var hash && hash != Write(study, isHigherBetter)["settings_sha256"]!.ToString())
            throw new StudyException($"The study in '{folder.Path}' has another configuration{Differences(study, folder)}. Continue it as it was begun ('fnn tune' with the folder of the study), or start a new one in another folder.");
        foreach (var (name, sha) in Plugins(study))
        {
            if (line["plugins"]?[name]?.Text is { } before && before != sha!.ToString())
                throw new StudyException($"The plugin {name} has changed since the study in '{folder.Path}' began: its SHA-256 was {before} and is {sha} now. Restore it, or start a new study in another folder.");
        }
    }

    private static string Version { get; } = typeof(StudyIdentity).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";

    private static JsonObject Settings(StudyDefinition study)
    {
        var writer = new SettingWriter(includePaths: false);
        var settings = writer.Write(study.Base);
        settings["Tune"] = writer.Write(study.Options);
        return settings;
    }

    private static IEnumerable<KeyValuePair<string, string>> Flat(JsonNode? settings)
        => FlatSettings.Create(settings).Where(pair => !Free.Contains(pair.Key));

    private static string Differences(StudyDefinition study, StudyFolder folder)
    {
        try
        {
            var before = Flat(SettingReader.ReadFile(folder.SettingsPath, isExact: true).ToJson()?["FnnKit"]).ToDictionary();
            var paths = Flat(new SettingWriter().Write(study.Base)).ToDictionary();
            var now = Flat(Settings(study)).ToDictionary();
            string[] changes = [.. now.Where(pair => before.GetValueOrDefault(pair.Key) != pair.Value).Select(pair => $"'{pair.Key}' was {before.GetValueOrDefault(pair.Key) ?? "not set"} and is {pair.Value} now"),
                .. before.Keys.Where(key => !now.ContainsKey(key) && !paths.ContainsKey(key) && !key.StartsWith("Plugins:", StringComparison.Ordinal)).Select(key => $"'{key}' was {before[key]} and is not set now")];
            return changes.Length == 0 ? "" : $": {string.Join("; ", changes)}";
        }
        catch (Exception exception) when (exception is IOException or SettingsException)
        {
            return "";
        }
    }

    private static JsonObject Plugins(StudyDefinition study)
    {
        var used = new SortedSet<string>(StringComparer.Ordinal);
        var writer = new SettingWriter(part =>
        {
            used.Add(PartIdentity.Get(part).Plugin);
            return "";
        });
        writer.Write(study.Base);
        writer.Write(study.Options);
        return new JsonObject(study.Plugins.Where(plugin => used.Contains(plugin.Name)).OrderBy(plugin => plugin.Name, StringComparer.Ordinal).Select(plugin => KeyValuePair.Create(plugin.Name, (JsonNode?)plugin.Sha256)));
    }
}
