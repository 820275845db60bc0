namespace FnnKit;

/// <summary>Reads the section <c>Tune</c> of a configuration.</summary>
public static class StudyReader
{
    private const string Section = "Tune";

    /// <summary>Whether a configuration has the section.</summary>
    /// <param name="root">The settings, with the section <c>FnnKit</c>.</param>
    public static bool HasStudy(SettingNode root) => root?[SettingSources.Section]?[Section] is not null;

    /// <summary>Reads the options of a study, and checks its space against the configuration.</summary>
    /// <param name="root">The settings, with the section <c>FnnKit</c>.</param>
    /// <param name="parts">Where parts come from.</param>
    /// <exception cref="SettingsException">Something is wrong with them; all of it is said at once.</exception>
    public static TuneOptions ReadOptions(SettingNode root, IPartSource parts)
    {
        ArgumentNullException.ThrowIfNull(root);
        if (root[SettingSources.Section]?[Section] is not { } section)
        {
            var origin = root[SettingSources.Section]?.Origin ?? root.Origin;
            throw new SettingsException([new SettingError(SettingDiagnostics.Study, origin, "there is no section 'Tune', which says which settings to vary; add one, or have 'fnn init --tune' write one")]);
        }

        var options = new TuneOptions();
        var binder = new SettingBinder(parts);
        binder.Bind(section, options);
        binder.ThrowIfAny();
        return SpaceCheck.Find(root, options.Space!, parts) is { Count: > 0 } errors ? throw new SettingsException(errors) : options;
    }

    /// <summary>Reads a study.</summary>
    /// <param name="root">The settings, with the section <c>FnnKit</c>.</param>
    /// <param name="catalogue">The plugins.</param>
    /// <exception cref="SettingsException">Something is wrong with the settings; all of it is said at once.</exception>
    public static StudyDefinition Read(SettingNode root, PluginCatalogue catalogue)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        // The configuration itself comes first: what is wrong there is wrong in every trial.
        var setup = SetupReader.Read(root, catalogue);
        var options = ReadOptions(root, catalogue);
        return new StudyDefinition(options, setup, new TrialSettings(root, options.Space!, catalogue), catalogue)
        {
            Plugins = catalogue.Records,
            PluginFolders = catalogue.Folders,
        };
    }
}
