namespace FnnKit;

/// <summary>A trial that has ended.</summary>
/// <param name="Number">Its number in the study, from 1.</param>
/// <param name="Point">Its settings.</param>
/// <param name="State">How it ended.</param>
/// <param name="Value">What it reached; lower is better. NaN if it failed.</param>
public sealed record SearchTrial(int Number, IReadOnlyList<double> Point, TrialState State, double Value)
{
    /// <summary>What it had reached at each budget; lower is better.</summary>
    public IReadOnlyList<IntermediateValue> Values { get; init; } = [];
}
