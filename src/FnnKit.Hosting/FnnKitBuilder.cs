using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace FnnKit;

/// <summary>What else to say when FnnKit is added to a host.</summary>
public sealed class FnnKitBuilder
{
    private readonly List<Assembly> _assemblies = [];
    private readonly List<string> _folders = [];

    internal FnnKitBuilder(IServiceCollection services) => Services = services;

    /// <summary>The services of the host.</summary>
    public IServiceCollection Services { get; }

    /// <summary>Takes parts from an assembly of the application itself.</summary>
    public FnnKitBuilder AddPlugin(Assembly assembly)
    {
        _assemblies.Add(assembly);
        return this;
    }

    /// <summary>Looks for plugins in one more folder.</summary>
    public FnnKitBuilder AddPluginFolder(string path)
    {
        _folders.Add(path);
        return this;
    }

    internal PluginCatalogue CreateCatalogue(IServiceProvider services, SettingNode settings)
        => CreateCatalogue(services, settings[SettingSources.Section]?.Origin.Folder, SetupReader.ReadPlugins(settings));

    internal PluginCatalogue CreateCatalogue(IServiceProvider services, string? folder, PluginOptions options)
    {
        var locked = options.Locked ? PluginLock.Read(Path.Combine(folder ?? AppContext.BaseDirectory, PluginLock.FileName)) : null;
        var catalogue = new PluginCatalogue([.. PluginFolders.Find(folder, options), .. _folders], _assemblies, services, locked);
        catalogue.ThrowIfRefused();
        return catalogue;
    }
}
