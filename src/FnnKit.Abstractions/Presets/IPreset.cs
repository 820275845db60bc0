namespace FnnKit;

/// <summary>
/// A recipe that writes the settings of a run for a data set. It sees the profile of the data, not its rows, and writes ordinary settings with a comment for each
/// choice, which users read and change.
/// </summary>
public interface IPreset
{
    /// <summary>Whether this preset is used if nobody chooses one.</summary>
    bool IsDefault => false;

    /// <summary>Writes settings for data. The host writes the loader and the seed.</summary>
    /// <param name="request">The profile of the data, and what the user asked for.</param>
    /// <param name="settings">Receives the settings below the section <c>FnnKit</c>.</param>
    /// <exception cref="DataException">The preset has no settings for such data; the message says why and what to do.</exception>
    void Write(PresetRequest request, SettingDraft settings);
}
