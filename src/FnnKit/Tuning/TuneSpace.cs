namespace FnnKit;

/// <summary>The settings that a study varies, in the order of the file.</summary>
/// <param name="Entries">One for each setting.</param>
[SettingConverter(typeof(TuneSpaceConverter))]
public sealed record TuneSpace(IReadOnlyList<TuneSpaceEntry> Entries)
{
    /// <summary>The space as a search sees it.</summary>
    public SearchSpace ToSearchSpace() => new([.. Entries.Select(entry => entry.Parameter)]);
}
