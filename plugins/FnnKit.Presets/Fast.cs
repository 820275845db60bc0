namespace FnnKit.Presets;

/// <summary>A small network that trains in seconds.</summary>
/// <remarks>The network of the preset 'standard' with two layers of 128 units, without waves of the numbers, and trained for a fraction of the time.</remarks>
[Preset("fast")]
public sealed class Fast : IPreset
{
    /// <inheritdoc/>
    public void Write(PresetRequest request, SettingDraft settings)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(settings);
        new RealMlp(request) { Units = 128, Layers = 2, HasWaves = false, SamplesSeen = 200_000, FewestEpochs = 20, MostEpochs = 50, MostEpochsOfNumbers = 80 }.Write(settings);
    }
}
