namespace FnnKit;

/// <summary>A training that began could not go on: it diverged, or its results could not be written.</summary>
public sealed class TrainingException(string message, Exception? innerException = null) : FnnKitException(message, innerException);
