namespace FnnKit;

/// <summary>What is known when an epoch has ended.</summary>
public sealed record EpochReport
{
    /// <summary>The number of epochs that have ended.</summary>
    public required long Epoch { get; init; }

    /// <summary>The number of steps taken.</summary>
    public required long Step { get; init; }

    /// <summary>
    /// Loss and metrics by name, those of the validation part with <c>validation_</c> before their names; empty for an epoch that is not reported.
    /// </summary>
    public required IReadOnlyDictionary<string, double> Values { get; init; }

    /// <summary>The names of those for which more is better.</summary>
    public IReadOnlySet<string> HigherIsBetter { get; init; } = new HashSet<string>();

    /// <summary>The learning rate of the last step.</summary>
    public double LearningRate { get; init; }

    /// <summary>How long the run has been training since its first step, or since it was resumed.</summary>
    public TimeSpan Elapsed { get; init; }

    /// <summary>How many samples were trained on in a second since the last report.</summary>
    public double SamplesPerSecond { get; init; }
}
