namespace FnnKit;

/// <summary>Finds presets among the parts.</summary>
internal static class Presets
{
    private static readonly PartKind Kind = PartKind.Get(typeof(IPreset))!;

    /// <summary>Finds a preset by its name, or the default one.</summary>
    /// <exception cref="PartException">There is no such preset, or none that is the default.</exception>
    public static IPreset Find(IPartSource parts, string? name)
        => name is not null ? (IPreset)parts.Create(Kind, name)
        : UnaskedParts.Create<IPreset>(parts, Kind).FirstOrDefault(IsDefault)
            ?? throw new PartException(SettingDiagnostics.UnknownPart, "no plugin has a preset that is the default; choose one by its name, or add the plugin of the presets that ship");

    private static bool IsDefault(IPreset preset)
    {
        try
        {
            return preset.IsDefault;
        }
#pragma warning disable CA1031 // A preset that nobody asked for may be anybody's code, and does not keep the others from being found.
        catch (Exception)
#pragma warning restore CA1031
        {
            return false;
        }
    }
}
