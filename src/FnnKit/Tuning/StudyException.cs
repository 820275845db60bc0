namespace FnnKit;

/// <summary>A study cannot be started or continued; the message says why and what to do.</summary>
/// <param name="message">What is wrong, and what to do.</param>
/// <param name="innerException">The error underneath.</param>
public sealed class StudyException(string message, Exception? innerException = null) : FnnKitException(message, innerException);
