namespace FnnKit;

/// <summary>A trial that has ended, as the journal records it.</summary>
/// <param name="Number">Its number in the study, from 1.</param>
/// <param name="State">How it ended.</param>
/// <param name="Value">What it reached, in the unit of the metric; NaN if it failed.</param>
public sealed record TuneTrial(int Number, TrialState State, double Value)
{
    /// <summary>Its settings: for each entry of the space a number, the index of a choice, or NaN where the setting does not exist.</summary>
    public IReadOnlyList<double> Point { get; init; } = [];

    /// <summary>What it had reached after each epoch, or in each fold, in the unit of the metric.</summary>
    public IReadOnlyList<IntermediateValue> Values { get; init; } = [];

    /// <summary>The number of steps that it took, in all folds.</summary>
    public long Steps { get; init; }

    /// <summary>The epoch whose weights the model has; the mean over folds, rounded.</summary>
    public long BestEpoch { get; init; }

    /// <summary>The number of weights of the network; null if it was not planned.</summary>
    public int? Weights { get; init; }

    /// <summary>Why it failed; null if it did not.</summary>
    public string? Reason { get; init; }
}
