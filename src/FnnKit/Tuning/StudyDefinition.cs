namespace FnnKit;

/// <summary>Everything a study is made of.</summary>
/// <param name="Options">The section <c>Tune</c>.</param>
/// <param name="Base">The configuration without the settings of a trial.</param>
/// <param name="Setups">Makes the setups of trials.</param>
/// <param name="Parts">Where parts come from, to load models.</param>
public sealed record StudyDefinition(TuneOptions Options, TrainingSetup Base, ITrialSetups Setups, IPartSource Parts)
{
    /// <summary>The plugins at hand, with the hash of each.</summary>
    public IReadOnlyList<PluginRecord> Plugins { get; init; } = [];

    /// <summary>Where the plugins lie, so that the configurations of trials find them again.</summary>
    public IReadOnlyList<string> PluginFolders { get; init; } = [];

    /// <summary>The space of the study.</summary>
    internal TuneSpace Space => Options.Space ?? throw new SetupException("'Tune:Space' is missing: it says which settings to vary.");

    /// <summary>The search of the study.</summary>
    internal ISearch Search => Options.Search ?? throw new SetupException("'Tune:Search' is missing: it says how trials are proposed.");
}
