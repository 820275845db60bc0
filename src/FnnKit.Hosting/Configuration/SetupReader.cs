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
        var setup = new TrainingSetup();
        var binder = new SettingBinder(parts);
        binder.Bind(section, setup, "Plugins");
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

    private static SettingNode SectionOf(SettingNode root) => root[SettingSources.Section]
        ?? throw new SettingsException([new SettingError(SettingErrorCode.MissingSection, root.Origin, $"there is no section '{SettingSources.Section}', which holds everything")]);
}
