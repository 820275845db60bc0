namespace FnnKit;

/// <summary>A file is no model that can be used; the message says why.</summary>
public sealed class ModelException(string message, Exception? innerException = null) : FnnKitException(message, innerException);
