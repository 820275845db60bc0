using System.Collections;
using System.Text;

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
        var root = SettingReader.ReadFile(file);
        if (Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT") is { Length: > 0 } environment)
        {
            string overlay = Path.ChangeExtension(file, $".{environment}.json");
            if (File.Exists(overlay))
                root = SettingOverlay.Merge(root, SettingReader.ReadFile(overlay));
        }

        return Apply(SettingOverlay.SetAll(root, EnvironmentValues()), sets);
    }

    /// <summary>Applies overrides to settings.</summary>
    /// <param name="root">The settings; they are not changed.</param>
    /// <param name="sets">Values by path, such as <c>Optimizer:LearningRate=0.01</c>.</param>
    /// <exception cref="SettingsException">An override has no path or no value.</exception>
    public static SettingNode Apply(SettingNode root, IEnumerable<string> sets)
        => SettingOverlay.SetAll(root, sets.Select(set => (SetPath(set), Value(
            SetPath(set), set[(set.IndexOf('=', StringComparison.Ordinal) + 1)..], new SettingOrigin("--set " + set, Folder: Directory.GetCurrentDirectory())))));

    /// <summary>The configuration file that a path means.</summary>
    public static string Locate(string path)
    {
        string file = Directory.Exists(path) ? Path.Combine(path, FileName) : path;
        if (File.Exists(file))
            return Path.GetFullPath(file);
        string reason = Directory.Exists(path) ? $"the folder '{path}' holds no {FileName}" : $"there is no file or folder '{path}'";
        throw new SettingsException([new SettingError(SettingDiagnostics.MissingSection, new SettingOrigin(path), $"{reason}; name a configuration file, or a folder that holds {FileName}")]);
    }

    /// <summary>A value from outside a file: JSON where it is a list or an object, otherwise text.</summary>
    internal static SettingNode Value(string path, string text, SettingOrigin origin)
        => text.TrimStart().StartsWith('[') || text.TrimStart().StartsWith('{')
        ? SettingReader.Read(Encoding.UTF8.GetBytes(text), origin.Source, origin.Folder)
        : text == "null" ? new SettingNode(SettingKind.Null, path, origin) { KeyOrigin = origin }
        : new SettingNode(SettingKind.Text, path, origin, text) { KeyOrigin = origin };

    private static IEnumerable<(string Path, SettingNode Value)> EnvironmentValues()
    {
        foreach (var variable in Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().OrderBy(variable => (string)variable.Key, StringComparer.Ordinal))
        {
            string name = (string)variable.Key;
            string path = name.StartsWith(EnvironmentPrefix, StringComparison.OrdinalIgnoreCase) ? name[EnvironmentPrefix.Length..].Replace("__", ":", StringComparison.Ordinal) : "";
            if (path.StartsWith(Section + ":", StringComparison.OrdinalIgnoreCase))
                yield return (path, Value(path, (string?)variable.Value ?? "", new SettingOrigin($"environment variable {name}", Folder: Directory.GetCurrentDirectory())));
        }
    }

    private static string SetPath(string set)
    {
        int equals = set.IndexOf('=', StringComparison.Ordinal);
        if (equals <= 0)
            throw new SettingsException([new SettingError(SettingDiagnostics.WrongType, new SettingOrigin($"--set {set}"), "write a path and a value, such as Optimizer:LearningRate=0.01")]);
        string path = set[..equals];
        return path.StartsWith(Section + ":", StringComparison.OrdinalIgnoreCase) ? path : $"{Section}:{path}";
    }
}
