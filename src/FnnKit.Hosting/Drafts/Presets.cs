namespace FnnKit;

/// <summary>Finds presets among the parts.</summary>
internal static class Presets
{
    /// <summary>Finds a preset by its name, or the default one.</summary>
    /// <exception cref="PartException">There is no such preset, or none that is the default.</exception>
    public static IPreset Find(IPartSource parts, string? name)
    {
        var kind = PartKind.Get(typeof(IPreset))!;
        if (name is not null)
            return (IPreset)parts.Create(kind, name);
        return parts.Names(kind).Select(name => (IPreset)parts.Create(kind, name)).FirstOrDefault(preset => preset.IsDefault)
            ?? throw new PartException(SettingDiagnostics.UnknownPart, "no plugin has a preset that is the default; choose one by its name, or add the plugin of the presets that ship");
    }
}
