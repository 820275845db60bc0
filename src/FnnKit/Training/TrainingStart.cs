namespace FnnKit;

/// <summary>What is known when training starts.</summary>
/// <param name="Plan">The network.</param>
/// <param name="Schema">What the data holds.</param>
/// <param name="Split">How many samples are trained on, validated on and tested on.</param>
/// <param name="StepsPerEpoch">How many steps an epoch takes.</param>
/// <param name="TotalSteps">How many steps the run will take at the most.</param>
/// <param name="DataFingerprint">The SHA-256 of all samples as the network gets them, in hexadecimal digits.</param>
/// <param name="Progress">Where the training stands, to be looked at from any thread at any time.</param>
public sealed record TrainingStart(
    NetworkPlan Plan, DataSchema Schema, DataSplit Split, int StepsPerEpoch, long TotalSteps, string DataFingerprint, TrainingProgress Progress)
{
    /// <summary>Where the run is stored; null if it is not stored.</summary>
    public string? Location { get; init; }

    /// <summary>What the run replaced, as a phrase such as <c>the run in 'runs/a', which had not ended</c>; null if nothing was there.</summary>
    public string? Replaced { get; init; }

    /// <summary>The metadata of the checkpoint that the run continues from; null for a run that begins.</summary>
    internal IReadOnlyDictionary<string, string>? ResumedFrom { get; init; }
}
