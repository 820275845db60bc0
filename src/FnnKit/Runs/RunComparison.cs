using System.Text.Json.Nodes;

namespace FnnKit;

/// <summary>Compares two runs by what their folders say: settings, plugins, data, versions, and how well they did.</summary>
public static class RunComparison
{
    private static readonly string[] Versions = ["fnnkit", "runtime", "machine"];
    private static readonly string[] Ends = ["stop_reason", "epochs", "steps", "weights_of_step", "seconds"];

    /// <summary>Finds what differs, and all metrics.</summary>
    /// <param name="first">The folder of a run.</param>
    /// <param name="second">The folder of another.</param>
    /// <exception cref="ModelException">A folder holds no run, or a file in it cannot be read.</exception>
    public static IReadOnlyList<RunDifference> Compare(string first, string second)
    {
        JsonObject settings1 = Read(first, "appsettings.json"), settings2 = Read(second, "appsettings.json");
        JsonObject run1 = Read(first, "run.json"), run2 = Read(second, "run.json");
        return
        [
            .. Differing("settings", FlatSettings.Create(settings1["FnnKit"]), FlatSettings.Create(settings2["FnnKit"])),
            .. Differing("plugins", Plugins(run1), Plugins(run2)),
            .. Differing("data", FlatSettings.Create(run1["data"]), FlatSettings.Create(run2["data"])),
            .. Differing("versions", Pick(run1, Versions), Pick(run2, Versions)),
            .. All("metrics", [.. FlatSettings.Create(run1["test"], "test"), .. Pick(run1, Ends)], [.. FlatSettings.Create(run2["test"], "test"), .. Pick(run2, Ends)]),
        ];
    }

    private static JsonObject Read(string folder, string name)
    {
        string path = Path.Combine(folder, name);
        if (!File.Exists(path))
            throw new ModelException($"'{folder}' is not the folder of a finished run: it holds no {name}.");
        try
        {
            return SettingReader.ReadFile(path, isExact: true).ToJson() as JsonObject ?? throw new ModelException($"{path} must hold a JSON object.");
        }
        catch (SettingsException exception)
        {
            throw new ModelException(exception.Message, exception);
        }
    }

    private static IEnumerable<RunDifference> Differing(string section, OrderedDictionary<string, string> first, OrderedDictionary<string, string> second)
        => All(section, first, second).Where(difference => difference.First != difference.Second);

    private static IEnumerable<RunDifference> All(string section, IEnumerable<KeyValuePair<string, string>> first, IEnumerable<KeyValuePair<string, string>> second)
    {
        Dictionary<string, string> left = new(first), right = new(second);
        return first.Concat(second).Select(pair => pair.Key).Distinct().Select(name => new RunDifference(section, name, left.GetValueOrDefault(name, ""), right.GetValueOrDefault(name, "")));
    }

    private static OrderedDictionary<string, string> Plugins(JsonObject run)
    {
        var plugins = new OrderedDictionary<string, string>();
        foreach (var plugin in (run["plugins"] as JsonArray ?? []).OfType<JsonObject>())
            plugins[$"{plugin["name"]}"] = $"{plugin["version"]} {Shortened($"{plugin["sha256"]}")}";
        return plugins;
    }

    private static string Shortened(string hash) => hash.Length > 12 ? hash[..12] : hash;

    private static OrderedDictionary<string, string> Pick(JsonObject json, string[] names)
    {
        var picked = new OrderedDictionary<string, string>();
        foreach (string name in names)
        {
            if (json[name] is { } value)
                picked[name] = value.ToString();
        }

        return picked;
    }
}
