namespace FnnKit.Presets;

/// <summary>A small single network that trains in seconds.</summary>
/// <remarks>
/// Robust scaling with a smooth clip, piecewise linear embeddings of numbers, a trained scale for each column, two layers of 128 units in the NTK parametrization with
/// parametric activations, and a learning rate that falls in waves, in the manner of RealMLP. Source: Holzmüller, Grinsztajn and Steinwart, Better by default: strong
/// pre-tuned MLPs and boosted trees on tabular data, NeurIPS 2024.
/// </remarks>
[Preset("fast")]
public sealed class Fast : IPreset
{
    /// <inheritdoc/>
    public void Write(PresetRequest request, SettingDraft settings)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(settings);
        Network(request, networks: 1).Write(settings);
    }

    /// <summary>Networks of this size.</summary>
    internal static RealMlp Network(PresetRequest request, int networks)
        => new(request) { Units = 128, Layers = 2, Networks = networks, SamplesSeen = 200_000, FewestEpochs = 20, MostEpochs = 50, MostEpochsOfNumbers = 80 };
}
