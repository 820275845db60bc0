using FnnKit;

namespace Harmful;

/// <summary>Does harm before it is created. Its name sorts before those of all presets that ship.</summary>
[Preset("a-harmful-preset")]
public sealed class HarmfulPreset : IPreset
{
    static HarmfulPreset() => Harm.Do();

    public bool IsDefault => throw new NotSupportedException();

    public void Write(PresetRequest request, SettingDraft settings) => throw new NotSupportedException();
}
