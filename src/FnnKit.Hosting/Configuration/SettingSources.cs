using System.Collections;

namespace FnnKit;

/// <summary>Reads the settings of a run from where they are given: a file, its overlay, environment variables and the command line.</summary>
public static class SettingSources
{
    /// <summary>The section that holds everything.</summary>
    public const string Section = "FnnKit";

    private const string FileName = "appsettings.json";
    private const string EnvironmentPrefix = "FNN_";

    /// <summary>Reads a configuration with everything that overrides it.</summary>
    /// <param name="path">A configuration file, or a folder that holds <c>appsettings.json</c>.</param>
    /// <param name="sets">Values by path, such as <c>Optimizer:LearningRate=0.01</c>.</param>
    /// <exception cref="SettingsException">There is no such file, or it cannot be read.</exception>
    public static SettingNode Read(string path, IEnumerable<string> sets)
    {
        string file = Locate(path);
        var layers = new List<SettingLayer> { SettingLayer.File(file) };
        if (Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT") is { Length: > 0 } environment && Path.ChangeExtension(file, $".{environment}.json") is var overlay && File.Exists(overlay))
            layers.Add(SettingLayer.File(overlay));
        layers.Add(SettingLayer.Values(EnvironmentValues()));
        layers.Add(SettingLayer.Values(sets.Select(SetValue)));
        return SettingLayer.Read(layers);
    }

    /// <summary>Reads settings that need no file: environment variables and values by path.</summary>
    /// <param name="sets">Values by path, such as <c>Serve:Limits:Rows=100</c>.</param>
    /// <exception cref="SettingsException">An override has no path or no value.</exception>
    public static SettingNode ReadWithoutFile(IEnumerable<string> sets)
        => SettingLayer.Read([SettingLayer.Values([(Section, "{}", Origin("the command line"))]), SettingLayer.Values(EnvironmentValues()), SettingLayer.Values(sets.Select(SetValue))]);

    /// <summary>Applies overrides to settings.</summary>
    /// <param name="root">The settings; they are not changed.</param>
    /// <param name="sets">Values by path, such as <c>Optimizer:LearningRate=0.01</c>.</param>
    /// <exception cref="SettingsException">An override has no path or no value.</exception>
    public static SettingNode Apply(SettingNode root, IEnumerable<string> sets) => SettingLayer.Read([SettingLayer.Values(sets.Select(SetValue))], root);

    /// <summary>The configuration file that a path means.</summary>
    public static string Locate(string path)
    {
        string file = Directory.Exists(path) ? Path.Combine(path, FileName) : path;
        if (File.Exists(file))
            return Path.GetFullPath(file);
        string reason = Directory.Exists(path) ? $"the folder '{path}' holds no {FileName}" : $"there is no file or folder '{path}'";
        throw new SettingsException([new SettingError(SettingDiagnostics.MissingSection, new SettingOrigin(path), $"{reason}; name a configuration file, or a folder that holds {FileName}")]);
    }

    private static IEnumerable<(string Path, string Text, SettingOrigin Origin)> EnvironmentValues()
    {
        foreach (var variable in Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().OrderBy(variable => (string)variable.Key, StringComparer.Ordinal))
        {
            string name = (string)variable.Key;
            string path = name.StartsWith(EnvironmentPrefix, StringComparison.OrdinalIgnoreCase) ? name[EnvironmentPrefix.Length..].Replace("__", ":", StringComparison.Ordinal) : "";
            if (path.StartsWith(Section + ":", StringComparison.OrdinalIgnoreCase))
                yield return (path, (string?)variable.Value ?? "", Origin($"environment variable {name}"));
        }
    }

    private static (string Path, string Text, SettingOrigin Origin) SetValue(string set)
        => (SetPath(set), set[(set.IndexOf('=', StringComparison.Ordinal) + 1)..], Origin($"--set {set}"));

    private static SettingOrigin Origin(string source) => new(source, Folder: Directory.GetCurrentDirectory());

    private static string SetPath(string set)
    {
        int equals = set.IndexOf('=', StringComparison.Ordinal);
        if (equals <= 0)
            throw new SettingsException([new SettingError(SettingDiagnostics.WrongType, new SettingOrigin($"--set {set}"), "write a path and a value, such as Optimizer:LearningRate=0.01")]);
        string path = set[..equals];
        return path.StartsWith(Section + ":", StringComparison.OrdinalIgnoreCase) ? path : $"{Section}:{path}";
    }
}
