namespace FnnKit;

/// <summary>A layer was given samples of a shape that it cannot work on; the message says which shape it wants.</summary>
public sealed class ShapeException(string message) : FnnKitException(message);
