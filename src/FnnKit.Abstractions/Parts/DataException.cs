namespace FnnKit;

/// <summary>The data cannot be used: a file, a column or a value is not what was expected.</summary>
public sealed class DataException(string message, Exception? innerException = null) : FnnKitException(message, innerException);
