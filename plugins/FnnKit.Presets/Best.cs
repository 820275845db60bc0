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
        new RealMlp(request) { SamplesSeen = 1_500_000, FewestEpochs = 100, MostEpochs = 128, MostEpochsOfNumbers = 256 }.Write(settings);
    }
}
