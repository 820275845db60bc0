namespace FnnKit.Presets;

/// <summary>Networks for tables that predict together and train in some ten seconds.</summary>
/// <remarks>
/// Few samples: eight members that share most weights, with piecewise linear embeddings of numbers and two layers of 256 units, in the manner of TabM. Source: Gorishniy,
/// Kotelnikov and Babenko, TabM: advancing tabular deep learning with parameter-efficient ensembling, ICLR 2025. Many samples: four networks of the preset 'fast'.
/// </remarks>
[Preset("standard")]
public sealed class Standard : IPreset
{
    /// <summary>From so many samples on, single networks learn enough for themselves, and cost less than members.</summary>
    internal const int ManySamples = 3000;

    /// <inheritdoc/>
    public bool IsDefault => true;

    /// <inheritdoc/>
    public void Write(PresetRequest request, SettingDraft settings)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(settings);
        if (request.Data.Count >= ManySamples)
            Fast.Network(request, networks: 4).Write(settings);
        else
            new MemberNetwork(request) { Members = 8, SamplesSeen = 80_000, FewestEpochs = 16, MostEpochs = 80 }.Write(settings);
    }
}
