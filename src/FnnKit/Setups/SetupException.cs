namespace FnnKit;

/// <summary>The parts of a setup do not go together; the message says which and why.</summary>
public sealed class SetupException(string message, Exception? innerException = null) : FnnKitException(message, innerException);
