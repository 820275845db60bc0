namespace FnnKit.Presets;

/// <summary>The networks of the preset 'standard', two or three times as many of them, trained for longer.</summary>
[Preset("best")]
public sealed class Best : IPreset
{
    /// <inheritdoc/>
    public void Write(PresetRequest request, SettingDraft settings)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(settings);
        if (request.Data.Count >= Standard.ManySamples)
            new RealMlp(request) { Units = 256, Layers = 2, Networks = 8, SamplesSeen = 400_000, FewestEpochs = 40, MostEpochs = 80, MostEpochsOfNumbers = 120 }.Write(settings);
        else
            new MemberNetwork(request) { Members = 24, SamplesSeen = 160_000, FewestEpochs = 24, MostEpochs = 120 }.Write(settings);
    }
}
