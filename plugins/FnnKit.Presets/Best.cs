namespace FnnKit.Presets;

/// <summary>The network of the preset 'standard', trained for longer.</summary>
[Preset("best")]
public sealed class Best : IPreset
{
    /// <inheritdoc/>
    public void Write(PresetRequest request, SettingDraft settings)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(settings);
        new RealMlp(request) { SamplesSeen = 2_000_000, FewestEpochs = 128, MostEpochs = 256 }.Write(settings);
    }
}
