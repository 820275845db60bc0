using System.Numerics;

namespace FnnKit;

/// <summary>What a model remembers about how it came to be.</summary>
/// <param name="Metrics">Loss and metrics by name.</param>
/// <param name="Loader">The data loader and its options, without the names of files, as JSON; null if it is not known.</param>
/// <param name="DataFingerprint">The SHA-256 of the samples it was made from, as the network got them; null if it is not known.</param>
public sealed record ModelNotes(IReadOnlyDictionary<string, double> Metrics, string? Loader, string? DataFingerprint = null)
{
    /// <summary>A few samples and their outputs; null if there are none.</summary>
    public TestVectors? TestVectors { get; init; }

    /// <summary>What the columns of the training samples held; null if it is not known.</summary>
    public TrainingProfile? Profile { get; init; }

    /// <summary>The training on all samples that gave the model its weights; null if the weights are those of the run that the metrics were measured in.</summary>
    public RefitNote? Refit { get; init; }

    /// <summary>How far predictions may be off; null if it was not measured.</summary>
    public IntervalNote? Intervals { get; init; }

    /// <summary>The plugins that its parts came from; empty for a model that was not loaded from a file.</summary>
    public IReadOnlyList<ModelPlugin> Plugins { get; init; } = [];
}
