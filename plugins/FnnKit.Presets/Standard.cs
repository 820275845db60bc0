namespace FnnKit.Presets;

/// <summary>A strong network for tables that trains in a few seconds: eight members that share most weights, whose predictions are averaged.</summary>
/// <remarks>
/// Robust scaling with a smooth clip, piecewise linear embeddings of numbers, and two shared layers of 256 units, in the manner of TabM. Source: Gorishniy, Kotelnikov and
/// Babenko, TabM: advancing tabular deep learning with parameter-efficient ensembling, ICLR 2025.
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
        new MemberNetwork(request) { Members = 8, SamplesSeen = 80_000, FewestEpochs = 16, MostEpochs = 80 }.Write(settings);
    }
}
