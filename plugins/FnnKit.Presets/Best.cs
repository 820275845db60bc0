namespace FnnKit.Presets;

/// <summary>The network of the preset 'standard' with three times as many members, trained for longer.</summary>
[Preset("best")]
public sealed class Best : IPreset
{
    /// <inheritdoc/>
    public void Write(PresetRequest request, SettingDraft settings)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(settings);
        new MemberNetwork(request) { Members = 24, SamplesSeen = 160_000, FewestEpochs = 24, MostEpochs = 120 }.Write(settings);
    }
}
