using Microsoft.Extensions.DependencyInjection;

namespace FnnKit.Cli;

/// <summary>What every command works with: the settings it was given, and the plugins at hand.</summary>
internal sealed class CommandContext : IDisposable
{
    private readonly ServiceProvider _services;

    private CommandContext(SettingNode? settings, string? configurationFolder, PluginChoice plugins)
    {
        _services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).BuildServiceProvider();
        if (plugins.Folders.FirstOrDefault(folder => !Directory.Exists(folder)) is { } missing)
            throw new DirectoryNotFoundException($"There is no folder '{missing}' to look for plugins in, as --plugins says.");
        var options = settings is null ? new PluginOptions() : SetupReader.ReadPlugins(settings);
        Settings = settings;
        var locked = plugins.Locked || options.Locked ? PluginLock.Read(LockPath(configurationFolder)) : null;
        Catalogue = new PluginCatalogue([.. PluginFolders.Find(configurationFolder, options), .. plugins.Folders], [], _services, locked);
    }

    /// <summary>The settings, where a configuration was named.</summary>
    public SettingNode? Settings { get; }

    /// <summary>The plugins at hand.</summary>
    public PluginCatalogue Catalogue { get; }

    /// <summary>Opens a configuration.</summary>
    public static CommandContext Open(string path, IEnumerable<string> sets, PluginChoice plugins)
        => new CommandContext(SettingSources.Read(path, sets), Path.GetDirectoryName(SettingSources.Locate(path)), plugins).Checked();

    /// <summary>Opens the plugins of a configuration if there is one, otherwise of the current folder.</summary>
    public static CommandContext OpenPlugins(string? configurationPath, PluginChoice plugins) => Look(configurationPath, plugins).Checked();

    /// <summary>Opens the plugins to look at them, those that are refused too.</summary>
    public static CommandContext Look(string? configurationPath, PluginChoice plugins) => configurationPath is null
        ? new(null, Directory.GetCurrentDirectory(), plugins)
        : new(SettingReader.ReadFile(configurationPath), Path.GetDirectoryName(Path.GetFullPath(configurationPath)), plugins);

    /// <summary>Opens the plugins of a folder that has no configuration yet.</summary>
    public static CommandContext InFolder(string folder, PluginChoice plugins) => new CommandContext(null, folder, plugins).Checked();

    /// <summary>The setup that the settings describe.</summary>
    public TrainingSetup ReadSetup() => SetupReader.Read(Settings!, Catalogue);

    /// <summary>The lock file beside the configuration, or the one of the current folder for a run that lies elsewhere.</summary>
    public static string LockPath(string? configurationFolder)
    {
        string beside = Path.Combine(configurationFolder ?? "", PluginLock.FileName);
        return File.Exists(beside) ? beside : Path.GetFullPath(PluginLock.FileName);
    }

    private CommandContext Checked()
    {
        Catalogue.ThrowIfRefused();
        return this;
    }

    public void Dispose() => _services.Dispose();
}
