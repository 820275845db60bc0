namespace FnnKit.Presets;

/// <summary>How long a recipe trains: the epochs and batches for a number of samples.</summary>
/// <param name="Samples">The number of training samples.</param>
internal sealed record NetworkSize(int Samples)
{
    /// <summary>From so many samples on, a few epochs teach enough.</summary>
    private const int ManySamples = 50_000;

    /// <summary>The fewest epochs for very many samples, or for very little time.</summary>
    private const int FewEpochs = 5;

    /// <summary>The arithmetic operations of training in a second, on a small machine. Only the hint of time depends on it.</summary>
    private const double OperationsPerSecond = 2e10;

    /// <summary>What may be left of the first weights in the average at the end of a run.</summary>
    private const double FirstWeightsLeft = 0.05;

    /// <summary>The number of samples that the network sees in all epochs together.</summary>
    public required double SamplesSeen { get; init; }

    public required int FewestEpochs { get; init; }

    public required int MostEpochs { get; init; }

    public int Epochs => (int)Math.Clamp(SamplesSeen / Math.Max(1, Samples), Samples < ManySamples ? FewestEpochs : FewEpochs, MostEpochs);

    /// <summary>How many epochs without improvement end the run; null to train to the end.</summary>
    public int? Patience { get; init; }

    public int BatchSize => Samples switch { < 1024 => 32, < 4096 => 64, < 20_000 => 128, < 50_000 => 256, < 200_000 => 512, _ => 1024 };

    /// <summary>Whether an epoch is more than one batch. The exact number of samples depends on the split, so one that is hardly larger than a batch counts as one.</summary>
    public bool HasBatches => Samples > 1.25 * BatchSize;

    /// <summary>The share of the average that is kept in each step: 0.99, or less in a run so short that its first weights would still count at its end.</summary>
    public double AverageDecay => Math.Min(0.99, Math.Floor(Scalar.Power(FirstWeightsLeft, 1.0 / Math.Max(1, Steps - 1)) * 1000) / 1000);

    public long Steps => (long)Epochs * (HasBatches ? (Samples + BatchSize - 1) / BatchSize : 1);

    /// <summary>The size for a time that was asked for.</summary>
    /// <param name="time">The time for the run and the refit; null to change nothing.</param>
    /// <param name="weights">About how many weights the network has.</param>
    public NetworkSize Within(TimeSpan? time, long weights)
    {
        if (time is not { } limit)
            return this;
        // Training takes about six operations for each weight and sample, and the refit doubles it.
        double seen = limit.TotalSeconds * OperationsPerSecond / (12.0 * Math.Max(1, weights));
        return this with { SamplesSeen = seen, FewestEpochs = FewEpochs, MostEpochs = 2 * MostEpochs };
    }
}
