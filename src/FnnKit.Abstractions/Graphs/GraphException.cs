namespace FnnKit;

/// <summary>A part cannot be described as a graph; the message says why, without naming the part.</summary>
public sealed class GraphException(string message) : FnnKitException(message);
