using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace FnnKit;

/// <summary>
/// Says where plugins and settings come from. A container has one builder: every <c>AddFnnKit…</c> call returns the same one, and whatever is said on it counts
/// for all models and trainings of the container.
/// </summary>
public sealed class FnnKitBuilder
{
    private readonly List<Assembly> _assemblies = [];
    private readonly List<string> _folders = [], _besideModels = [], _sets = [];
    private readonly List<AddedModel> _models = [];
    private Func<SettingNode>? _source;
    private Lazy<SettingNode>? _settings;
    private string? _pluginsBeside;
    private bool _isLocked, _keepsRefused, _isClosed;

    internal FnnKitBuilder(IServiceCollection services) => Services = services;

    /// <summary>The services of the host.</summary>
    public IServiceCollection Services { get; }

    /// <summary>The models that were added, in their order.</summary>
    public IReadOnlyList<AddedModel> Models => _models;

    /// <summary>The settings; null where the container has none, as one that only uses models.</summary>
    internal SettingNode? Settings => _settings?.Value;

    /// <summary>Where trainings are stored; null to store none.</summary>
    internal RunStorage? Storage { get; private set; }

    /// <summary>Takes parts from an assembly of the application itself.</summary>
    /// <exception cref="InvalidOperationException">The plugins are already loaded.</exception>
    public FnnKitBuilder AddPlugin(Assembly assembly)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        Open()._assemblies.Add(assembly);
        return this;
    }

    /// <summary>Looks for plugins in one more folder.</summary>
    /// <exception cref="InvalidOperationException">The plugins are already loaded.</exception>
    public FnnKitBuilder AddPluginFolder(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        Open()._folders.Add(path);
        return this;
    }

    /// <summary>
    /// Refuses plugins that differ from <c>plugins.lock.json</c> beside the configuration or in the current folder, as <c>Plugins:Locked</c> in the settings does.
    /// </summary>
    /// <exception cref="InvalidOperationException">The plugins are already loaded.</exception>
    public FnnKitBuilder RequireLockedPlugins()
    {
        Open()._isLocked = true;
        return this;
    }

    /// <summary>Keeps plugins that the lock refuses in the catalogue, as rows with their reasons, instead of failing. For programs that list plugins.</summary>
    /// <exception cref="InvalidOperationException">The plugins are already loaded.</exception>
    public FnnKitBuilder KeepRefusedPlugins()
    {
        Open()._keepsRefused = true;
        return this;
    }

    /// <summary>Overrides settings, as <c>--set</c> of the command does.</summary>
    /// <param name="settings">Values by path, such as <c>Optimizer:LearningRate=0.01</c>.</param>
    /// <exception cref="InvalidOperationException">The plugins are already loaded.</exception>
    public FnnKitBuilder Set(params IEnumerable<string> settings)
    {
        Open()._sets.AddRange(settings);
        return this;
    }

    /// <summary>Makes each training write a run folder of its own, as <c>fnn train</c> does.</summary>
    /// <param name="folder">The folder of all runs.</param>
    public FnnKitBuilder StoreRunsIn(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        Storage = new RunStorage(Path.GetFullPath(folder), IsOneRun: false, Resumes: false);
        return this;
    }

    /// <summary>Makes the training write one run folder, as <c>fnn train --output</c> does.</summary>
    /// <param name="folder">The folder of the run.</param>
    /// <param name="resume">
    /// Whether a run that was interrupted continues from its newest checkpoint; a folder without checkpoints starts a new run. The model is the same as if the run
    /// had never been interrupted.
    /// </param>
    public FnnKitBuilder StoreRunIn(string folder, bool resume = false)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        Storage = new RunStorage(Path.GetFullPath(folder), IsOneRun: true, resume);
        return this;
    }

    /// <summary>Where the study of the container is stored; null if it has none.</summary>
    internal (string Folder, bool Retrains)? Study { get; private set; }

    /// <summary>Names the folder of the study that <see cref="ITuner"/> works on. A study that is there already continues.</summary>
    /// <param name="folder">The folder of the study.</param>
    /// <param name="retrain">Whether the settings of the winner are trained once more, on the training and validation parts together.</param>
    public FnnKitBuilder StoreStudyIn(string folder, bool retrain = false)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        Study = (Path.GetFullPath(folder), retrain);
        return this;
    }

    internal void ReadSettings(Func<SettingNode> source)
    {
        if (_source is not null)
            throw new InvalidOperationException("AddFnnKit was already called with settings for this container. Call it once, and override single settings with Set.");
        _source = source;
        _settings = new Lazy<SettingNode>(() => SettingSources.Apply(source(), _sets));
    }

    /// <summary>Looks for plugins, and their lock, beside a configuration that does not exist yet.</summary>
    internal void LookBeside(string? folder) => _pluginsBeside ??= folder;

    /// <summary>Looks for plugins in the folder <c>plugins</c> beside a model as well.</summary>
    /// <param name="folder">The folder of the model.</param>
    /// <exception cref="InvalidOperationException">The plugins are already loaded.</exception>
    public FnnKitBuilder LookBesideModel(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        Open()._besideModels.Add(folder);
        return this;
    }

    internal void AddModel(string? name, string path) => _models.Add(new(name, path));

    internal PluginCatalogue CreateCatalogue(IServiceProvider services)
    {
        _isClosed = true;
        string? folder = Settings is { } settings ? settings[SettingSources.Section]?.Origin.Folder : _pluginsBeside;
        var options = Settings is null ? new PluginOptions() : SetupReader.ReadPlugins(Settings);
        if (_folders.FirstOrDefault(named => !Directory.Exists(named)) is { } missing)
            throw new DirectoryNotFoundException($"There is no plugin folder '{missing}'. Name an existing folder, or leave it out.");
        var locked = _isLocked || options.Locked ? PluginLock.Read(FindLock(folder)) : null;
        string[] folders = [.. PluginFolders.Find(folder, options), .. _besideModels.SelectMany(PluginFolders.Beside), .. _folders];
        var catalogue = new PluginCatalogue(folders, _assemblies, services, locked);
        if (!_keepsRefused)
            catalogue.ThrowIfRefused();
        return catalogue;
    }

    /// <summary>
    /// The lock beside the configuration. A run folder may come from anybody, and its lock would let through whatever plugins lie in it, so for runs the lock of
    /// the current folder counts.
    /// </summary>
    private static string FindLock(string? folder)
    {
        string beside = Path.Combine(folder ?? AppContext.BaseDirectory, PluginLock.FileName);
        return File.Exists(beside) && !RunFolder.IsOne(folder ?? AppContext.BaseDirectory) ? beside : Path.GetFullPath(PluginLock.FileName);
    }

    private FnnKitBuilder Open() => !_isClosed ? this
        : throw new InvalidOperationException("The plugins of this container are already loaded. Finish the FnnKitBuilder before the first service is resolved.");
}
