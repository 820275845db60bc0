namespace FnnKit;

/// <summary>The results of an epoch that has ended.</summary>
public sealed record EpochReport
{
    /// <summary>The number of epochs that have ended.</summary>
    public required long Epoch { get; init; }

    /// <summary>The number of steps taken.</summary>
    public required long Step { get; init; }

    /// <summary>
    /// Loss and metrics by name; those of the validation part have the prefix <c>validation_</c>. Empty for an epoch that is not reported.
    /// </summary>
    public required IReadOnlyDictionary<string, double> Values { get; init; }

    /// <summary>Whether the epoch is reported, that is, whether it has <see cref="Values"/>.</summary>
    public bool IsReported => Values.Count > 0;

    /// <summary>The names of the values for which higher is better.</summary>
    public IReadOnlySet<string> HigherIsBetter { get; init; } = new HashSet<string>();

    /// <summary>The learning rate of the last step.</summary>
    public double LearningRate { get; init; }

    /// <summary>The time since the first step of the run, or since it was resumed.</summary>
    public TimeSpan Elapsed { get; init; }

    /// <summary>The number of training samples per second since the last report.</summary>
    public double SamplesPerSecond { get; init; }
}
