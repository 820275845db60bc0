using Microsoft.Extensions.Configuration;

namespace FnnKit;

/// <summary>
/// Finds the layers behind an <see cref="IConfiguration"/>. JSON files are read again, since the configuration system has lost types, positions and the ends of
/// lists by then; everything else is taken as the flat text it is.
/// </summary>
internal static class ConfigurationSettings
{
    /// <summary>Reads the settings of an application.</summary>
    /// <exception cref="SettingsException">A file cannot be read.</exception>
    public static SettingNode Read(IConfiguration configuration) => SettingLayer.Read(Layers(configuration));

    private static IEnumerable<SettingLayer> Layers(IConfiguration configuration)
        => configuration is IConfigurationRoot { Providers: var providers } ? providers.SelectMany(Layers) : [SettingLayer.Values(Values(configuration))];

    private static IEnumerable<SettingLayer> Layers(IConfigurationProvider provider) => provider switch
    {
        ChainedConfigurationProvider chained => Layers(chained.Configuration),
        FileConfigurationProvider { Source: { FileProvider: { } files, Path: { } path } } when files.GetFileInfo(path) is { Exists: true, PhysicalPath: { } file }
            && Path.GetExtension(file).Equals(".json", StringComparison.OrdinalIgnoreCase) => [SettingLayer.File(file)],
        FileConfigurationProvider { Source.Optional: true } => [],
        _ => [SettingLayer.Values(Values(provider, null))],
    };

    private static IEnumerable<(string Path, string Text, SettingOrigin Origin)> Values(IConfigurationProvider provider, string? parent)
    {
        foreach (string key in provider.GetChildKeys([], parent).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            string path = parent is null ? key : $"{parent}:{key}";
            if (provider.TryGet(path, out string? value) && value is not null)
                yield return (path, value, Origin($"{provider} {path}"));
            foreach (var inner in Values(provider, path))
                yield return inner;
        }
    }

    private static IEnumerable<(string Path, string Text, SettingOrigin Origin)> Values(IConfiguration configuration)
    {
        foreach (var child in configuration.GetChildren())
        {
            if (child.Value is { } value)
                yield return (Relative(child), value, Origin(child.Path));
            foreach (var inner in Values(child))
                yield return inner;
        }
    }

    /// <summary>A section that stands for the whole is put under its own name, where the binder looks for it.</summary>
    private static string Relative(IConfigurationSection section)
        => section.Path.StartsWith(SettingSources.Section, StringComparison.OrdinalIgnoreCase) ? section.Path : $"{SettingSources.Section}:{section.Path}";

    private static SettingOrigin Origin(string source) => new(source, Folder: AppContext.BaseDirectory);
}
