using Microsoft.Extensions.DependencyInjection;

namespace FnnKit.Cli;

/// <summary>The services that a command works with: those that an application gets from <see cref="FnnKitServices"/>.</summary>
internal sealed class CommandContext : IDisposable
{
    private readonly ServiceProvider _services;

    private CommandContext(SettingNode? settings, string? configurationFolder, PluginChoice plugins, bool keepsRefused = false, bool createsAll = false)
    {
        var services = new ServiceCollection();
        var builder = settings is null ? services.AddFnnKitPlugins(configurationFolder) : services.AddFnnKit(() => settings);
        foreach (string folder in plugins.Folders)
            builder.AddPluginFolder(folder);
        if (plugins.Locked)
            builder.RequireLockedPlugins();
        if (keepsRefused)
            builder.KeepRefusedPlugins();
        Settings = settings;
        _services = services.BuildServiceProvider();
        Catalogue = _services.GetRequiredService<PluginCatalogue>();
        if (createsAll)
            ExcludeHarmful();
    }

    /// <summary>The settings, where a configuration was named.</summary>
    public SettingNode? Settings { get; }

    /// <summary>The plugins at hand.</summary>
    public PluginCatalogue Catalogue { get; private set; }

    /// <summary>Opens a configuration.</summary>
    public static CommandContext Open(string path, IEnumerable<string> sets, PluginChoice plugins) => new(SettingSources.Read(path, sets), null, plugins);

    /// <summary>Opens the plugins of a configuration if there is one, otherwise of the current folder.</summary>
    public static CommandContext OpenPlugins(string? configurationPath, PluginChoice plugins) => OpenPlugins(configurationPath, plugins, keepsRefused: false);

    /// <summary>Opens the plugins to look at them, including those that the lock refuses.</summary>
    /// <param name="configurationPath">The configuration; null for the current folder.</param>
    /// <param name="plugins">What the command line says about plugins.</param>
    /// <param name="createsAll">Whether every part will be created, to describe it.</param>
    public static CommandContext Look(string? configurationPath, PluginChoice plugins, bool createsAll = false)
        => OpenPlugins(configurationPath, plugins, keepsRefused: true, createsAll);

    /// <summary>Opens the plugins of a folder that has no configuration yet. All parts of a kind may be created to find the one that fits.</summary>
    public static CommandContext InFolder(string folder, PluginChoice plugins) => new(null, folder, plugins, createsAll: true);

    /// <summary>Leaves out plugins that nobody asked for and whose parts cannot be created without harm.</summary>
    /// <param name="input">A file that loaders will be asked about; null for none.</param>
    public void ExcludeHarmful(string? input = null) => ExcludeHarmful(Catalogue.Plugins, input);

    /// <summary>Leaves out those of some plugins whose parts cannot be created without harm.</summary>
    public void ExcludeHarmful(IEnumerable<PluginRow> plugins, string? input = null) => Catalogue = Catalogue.Without(PluginProbe.Find(Catalogue, plugins, input));

    /// <summary>The setup that the settings describe.</summary>
    /// <exception cref="SettingsException">Something is wrong with the settings; the exception names everything that is.</exception>
    public TrainingSetup ReadSetup() => _services.GetRequiredService<TrainingSetup>();

    public void Dispose() => _services.Dispose();

    private static CommandContext OpenPlugins(string? configurationPath, PluginChoice plugins, bool keepsRefused, bool createsAll = false)
        => configurationPath is null
        ? new(null, Directory.GetCurrentDirectory(), plugins, keepsRefused, createsAll)
        : new(SettingReader.ReadFile(configurationPath), null, plugins, keepsRefused, createsAll);
}
