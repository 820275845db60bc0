using Microsoft.Extensions.Configuration;

namespace FnnKit;

/// <summary>
/// Rebuilds the settings behind an <see cref="IConfiguration"/>. JSON files are read again, since the configuration system has lost types, positions and the
/// ends of lists by then; everything else is taken as the flat text it is.
/// </summary>
internal static class ConfigurationSettings
{
    public static SettingNode Read(IConfiguration configuration)
    {
        var root = Empty("");
        if (configuration is not IConfigurationRoot { Providers: var providers })
            return SettingOverlay.WithLists(SettingOverlay.SetAll(root, Flat(configuration)));
        foreach (var provider in providers)
            root = Lay(root, provider);
        return SettingOverlay.WithLists(root);
    }

    private static SettingNode Lay(SettingNode root, IConfigurationProvider provider) => provider switch
    {
        ChainedConfigurationProvider chained => SettingOverlay.Merge(root, Read(chained.Configuration)),
        FileConfigurationProvider { Source: { FileProvider: { } files, Path: { } path } } when files.GetFileInfo(path) is { Exists: true, PhysicalPath: { } file }
            && Path.GetExtension(file).Equals(".json", StringComparison.OrdinalIgnoreCase) => SettingOverlay.Merge(root, SettingReader.ReadFile(file)),
        FileConfigurationProvider { Source.Optional: true } => root,
        _ => SettingOverlay.SetAll(root, Flat(provider, null)),
    };

    private static IEnumerable<(string Path, SettingNode Value)> Flat(IConfigurationProvider provider, string? parent)
    {
        foreach (string key in provider.GetChildKeys([], parent).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            string path = parent is null ? key : $"{parent}:{key}";
            if (provider.TryGet(path, out string? value) && value is not null)
                yield return (path, SettingSources.Value(path, value, new SettingOrigin($"{provider} {path}", Folder: AppContext.BaseDirectory)));
            foreach (var inner in Flat(provider, path))
                yield return inner;
        }
    }

    private static IEnumerable<(string Path, SettingNode Value)> Flat(IConfiguration configuration)
    {
        foreach (var child in configuration.GetChildren())
        {
            if (child.Value is { } value)
                yield return (Relative(child), SettingSources.Value(Relative(child), value, new SettingOrigin(child.Path, Folder: AppContext.BaseDirectory)));
            foreach (var inner in Flat(child))
                yield return inner;
        }
    }

    /// <summary>A section that stands for the whole is put under its own name, where the binder looks for it.</summary>
    private static string Relative(IConfigurationSection section)
        => section.Path.StartsWith(SettingSources.Section, StringComparison.OrdinalIgnoreCase) ? section.Path : $"{SettingSources.Section}:{section.Path}";

    private static SettingNode Empty(string path) => new(SettingKind.Object, path, new SettingOrigin("configuration")) { KeyOrigin = new SettingOrigin("configuration") };
}
