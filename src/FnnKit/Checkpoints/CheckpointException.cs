namespace FnnKit;

/// <summary>A run cannot go on from a checkpoint; the message says why.</summary>
public sealed class CheckpointException(string message, Exception? innerException = null) : FnnKitException(message, innerException);
