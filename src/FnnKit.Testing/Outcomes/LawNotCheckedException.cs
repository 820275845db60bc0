namespace FnnKit.Testing;

/// <summary>A law cannot be checked on a part; the message says what is missing and who can give it.</summary>
public sealed class LawNotCheckedException(string message) : FnnKitException(message);
