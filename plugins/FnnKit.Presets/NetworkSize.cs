namespace FnnKit.Presets;

/// <summary>How long a recipe trains: the epochs and batches for a number of samples.</summary>
/// <param name="Samples">The number of training samples.</param>
internal sealed record NetworkSize(int Samples)
{
    /// <summary>The number of samples that the network sees in all epochs together.</summary>
    public required int SamplesSeen { get; init; }

    public required int FewestEpochs { get; init; }

    public required int MostEpochs { get; init; }

    public int Epochs => Math.Clamp(SamplesSeen / Math.Max(1, Samples), FewestEpochs, MostEpochs);

    public int BatchSize => Samples switch { < 1024 => 32, < 2048 => 64, < 4096 => 128, < 50_000 => 256, < 200_000 => 512, _ => 1024 };

    public long Steps => (long)Epochs * ((Samples + BatchSize - 1) / BatchSize);
}
