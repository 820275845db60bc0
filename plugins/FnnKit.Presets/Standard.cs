namespace FnnKit.Presets;

/// <summary>A strong single network for tables, with the defaults of RealMLP: the choice where nothing else is known.</summary>
/// <remarks>
/// Robust scaling with a smooth clip, a trained scale for each column, three layers of 256 units in the NTK parametrization with parametric activations, and a
/// learning rate that falls in waves. Source: Holzmüller, Grinsztajn and Steinwart, Better by default: strong pre-tuned MLPs and boosted trees on tabular data,
/// NeurIPS 2024.
/// </remarks>
[Preset("standard")]
public sealed class Standard : IPreset
{
    /// <inheritdoc/>
    public bool IsDefault => true;

    /// <inheritdoc/>
    public void Write(PresetRequest request, SettingDraft settings)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(settings);
        new RealMlp(request) { SamplesSeen = 500_000, FewestEpochs = 40, MostEpochs = 100, MostEpochsOfNumbers = 256 }.Write(settings);
    }
}
