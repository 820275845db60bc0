using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace FnnKit.Cli;

/// <summary>The host of one command: it has the services that an application gets from <see cref="FnnKitServices"/>, and the console of the command.</summary>
internal sealed class CommandContext : IDisposable
{
    private readonly IHost _host;

    private CommandContext(SettingNode? settings, string? configurationFolder, PluginChoice plugins, bool keepsRefused = false, bool createsAll = false, Action<IServiceCollection>? configure = null)
    {
        // Without the defaults of a host: the command has its own sources of settings, its own signals, and no log.
        var host = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        Builder = settings is null ? host.Services.AddFnnKitPlugins(configurationFolder) : host.Services.AddFnnKit(() => settings);
        foreach (string folder in plugins.Folders)
            Builder.AddPluginFolder(folder);
        if (plugins.Locked)
            Builder.RequireLockedPlugins();
        if (keepsRefused)
            Builder.KeepRefusedPlugins();
        configure?.Invoke(host.Services);
        Settings = settings;
        _host = host.Build();
        Catalogue = _host.Services.GetRequiredService<PluginCatalogue>();
        if (createsAll)
            ExcludeHarmful();
    }

    /// <summary>The services of the host.</summary>
    public IServiceProvider Services => _host.Services;

    /// <summary>Says where runs are stored.</summary>
    public FnnKitBuilder Builder { get; }

    /// <summary>The settings, where a configuration was named.</summary>
    public SettingNode? Settings { get; }

    /// <summary>The plugins at hand.</summary>
    public PluginCatalogue Catalogue { get; private set; }

    /// <summary>Opens a configuration.</summary>
    /// <param name="path">The configuration.</param>
    /// <param name="sets">Settings that differ.</param>
    /// <param name="plugins">What the command line says about plugins.</param>
    /// <param name="configure">Adds services of the command, such as observers of the training.</param>
    public static CommandContext Open(string path, IEnumerable<string> sets, PluginChoice plugins, Action<IServiceCollection>? configure = null)
        => new(SettingSources.Read(path, sets), null, plugins, configure: configure);

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
    public TrainingSetup ReadSetup() => Services.GetRequiredService<TrainingSetup>();

    public void Dispose() => _host.Dispose();

    private static CommandContext OpenPlugins(string? configurationPath, PluginChoice plugins, bool keepsRefused, bool createsAll = false)
        => configurationPath is null
        ? new(null, Directory.GetCurrentDirectory(), plugins, keepsRefused, createsAll)
        : new(SettingReader.ReadFile(configurationPath), null, plugins, keepsRefused, createsAll);
}
