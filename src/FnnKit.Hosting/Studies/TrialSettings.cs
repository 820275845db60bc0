namespace FnnKit;

/// <summary>Makes the setups of trials: settings with those of a trial laid over them, as <c>--set</c> would.</summary>
/// <param name="root">The settings of the study.</param>
/// <param name="space">The settings that vary.</param>
/// <param name="parts">Where parts come from.</param>
internal sealed class TrialSettings(SettingNode root, TuneSpace space, IPartSource parts) : ITrialSetups
{
    private readonly Lock _reading = new();

    /// <inheritdoc/>
    public TrainingSetup Create(IReadOnlyList<double> point)
    {
        var settings = Apply(root, space, point);
        // Parts are bound freshly for each trial, one trial at a time.
        lock (_reading)
            return SetupReader.Read(settings, parts);
    }

    /// <summary>Lays the settings of a point over others: sections before what lies in them, whatever their order in the space.</summary>
    public static SettingNode Apply(SettingNode root, TuneSpace space, IReadOnlyList<double> point)
    {
        foreach (int i in Enumerable.Range(0, space.Entries.Count).OrderBy(i => space.Entries[i].Path.Count(letter => letter == ':')))
        {
            if (!double.IsNaN(point[i]))
                root = SettingOverlay.Set(root, $"{SettingSources.Section}:{space.Entries[i].Path}", space.Entries[i].ToSetting(point[i]));
        }

        return root;
    }
}
