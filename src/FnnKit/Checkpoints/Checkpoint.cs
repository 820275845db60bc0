using FnnKit.Formats;

namespace FnnKit;

/// <summary>Everything a run needs to go on from where it stands, as tensors and a few words. It copies nothing until it is written.</summary>
/// <param name="Epoch">The number of epochs that have ended.</param>
/// <param name="Step">The number of steps taken.</param>
/// <param name="Tensors">Weights, optimizer state, kept weights and callback state, by name.</param>
/// <param name="Metadata">What else there is to know, by name.</param>
public sealed record Checkpoint(long Epoch, long Step, Func<IReadOnlyList<KeyValuePair<string, NumericArray>>> Tensors, IReadOnlyDictionary<string, string> Metadata);
