using Microsoft.Extensions.DependencyInjection;

namespace FnnKit.Cli;

/// <summary>What every command works with: the settings it was given, and the plugins at hand.</summary>
internal sealed class Workshop : IDisposable
{
    private readonly ServiceProvider _services;

    private Workshop(SettingNode? settings, string? configurationFolder, IEnumerable<string> pluginFolders)
    {
        _services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).BuildServiceProvider();
        var options = settings is null ? new PluginOptions() : SetupReader.ReadPlugins(settings);
        Settings = settings;
        Catalogue = new PluginCatalogue([.. PluginFolders.Of(configurationFolder, options), .. pluginFolders], [], _services);
    }

    /// <summary>The settings, where a configuration was named.</summary>
    public SettingNode? Settings { get; }

    /// <summary>The plugins at hand.</summary>
    public PluginCatalogue Catalogue { get; }

    /// <summary>Opens a configuration.</summary>
    public static Workshop Open(string path, IEnumerable<string> sets, IEnumerable<string> pluginFolders)
        => new(SettingSources.Read(path, sets), Path.GetDirectoryName(SettingSources.Locate(path)), pluginFolders);

    /// <summary>Opens nothing but the plugins.</summary>
    public static Workshop OpenPlugins(string? configurationFolder, IEnumerable<string> pluginFolders) => new(null, configurationFolder, pluginFolders);

    /// <summary>The setup that the settings describe.</summary>
    public TrainingSetup ReadSetup() => SetupReader.Read(Settings!, Catalogue);

    public void Dispose() => _services.Dispose();
}
