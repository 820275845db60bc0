using Microsoft.Extensions.Configuration;

namespace FnnKit;

/// <summary>Makes a setup from settings, with parts from a catalogue.</summary>
public static class SetupReader
{
    /// <summary>Binds and validates a whole configuration.</summary>
    /// <param name="root">The settings, with the section <c>FnnKit</c>.</param>
    /// <param name="parts">Where parts come from.</param>
    /// <exception cref="SettingsException">Something is wrong with them; all of it is said at once.</exception>
    public static TrainingSetup Read(SettingNode root, IPartSource parts)
    {
        var section = SectionOf(root);
        var setup = new TrainingSetup(section);
        var binder = new SettingBinder(parts);
        binder.Bind(section, setup, "Plugins", "Serve", "Tune");
        // Training has no use for it, but whoever writes it learns of a mistake before the model is served.
        if (section["Serve"] is { } serving)
            binder.Bind(serving, new ServeOptions());
        binder.ThrowIfAny();
        return setup;
    }

    /// <summary>Reads which plugins are wanted.</summary>
    /// <exception cref="SettingsException">Something is wrong with that section.</exception>
    public static PluginOptions ReadPlugins(SettingNode root)
    {
        var options = new PluginOptions();
        if (SectionOf(root)["Plugins"] is not { } section)
            return options;
        var binder = new SettingBinder(new PartAssemblies());
        binder.Bind(section, options);
        binder.ThrowIfAny();
        string? folder = section.Origin.Folder;
        options.Folders = [.. options.Folders.Select(path => Path.GetFullPath(folder is null ? path : Path.Combine(folder, path)))];
        return options;
    }

    /// <summary>Reads how models are served from the configuration of an application; the defaults where it says nothing about it.</summary>
    /// <exception cref="SettingsException">Something is wrong with the section <c>FnnKit:Serve</c>.</exception>
    public static ServeOptions ReadServing(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return configuration.GetSection($"{SettingSources.Section}:Serve").Exists() ? ReadServing(ConfigurationSettings.Read(configuration)) : new ServeOptions();
    }

    /// <summary>Reads how models are served: the section <c>Serve</c>, or its defaults where there is none.</summary>
    /// <exception cref="SettingsException">Something is wrong with that section; all of it is said at once.</exception>
    public static ServeOptions ReadServing(SettingNode root)
    {
        var options = new ServeOptions();
        if (SectionOf(root)["Serve"] is not { } section)
            return options;
        var binder = new SettingBinder(new PartAssemblies());
        binder.Bind(section, options);
        binder.ThrowIfAny();
        string? folder = section.Origin.Folder;
        foreach (var model in options.Models.Where(_ => folder is not null))
            model.Path = Path.GetFullPath(Path.Combine(folder!, model.Path));
        return options;
    }

    /// <summary>The path of the setting that a name belongs to, in upper or lower case: <c>Training:Epochs</c> for epochs; null where there is none.</summary>
    public static string? FindSetting(string name) => FindSetting(typeof(TrainingSetup), "", name);

    private static string? FindSetting(Type group, string path, string name)
    {
        foreach (var option in PartOptions.Get(group).Where(option => option.PropertyType != typeof(SettingNode)))
        {
            string place = SettingReader.Join(path, option.Name);
            if (option.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
                return place;
            if (SettingValues.IsNested(option.PropertyType) && FindSetting(option.PropertyType, place, name) is { } found)
                return found;
        }

        // Every optimizer has one.
        return path.Length == 0 && name.Equals(nameof(IOptimizer.LearningRate), StringComparison.OrdinalIgnoreCase)
            ? SettingReader.Join(nameof(TrainingSetup.Optimizer), nameof(IOptimizer.LearningRate)) : null;
    }

    private static SettingNode SectionOf(SettingNode root)
    {
        if (root[SettingSources.Section] is { } section)
            return section;
        // Other sections of a host's configuration are none of our business, unless one is ours with a slip of the pen.
        var slip = root.Members.FirstOrDefault(member => NearestName.Find(member.Key, [SettingSources.Section]) is not null);
        var origin = slip.Value?.KeyOrigin ?? root.Origin;
        string found = slip.Key is null ? "" : $"; there is '{slip.Key}'";
        throw new SettingsException([new SettingError(SettingDiagnostics.MissingSection, origin, $"there is no section '{SettingSources.Section}', which holds everything{found}")]);
    }
}
