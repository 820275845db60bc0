namespace FnnKit;

/// <summary>A part cannot be described as a graph.</summary>
/// <param name="message">Why, without naming the part.</param>
/// <param name="part">The part; by default the one that was asked to describe itself.</param>
public sealed class GraphException(string message, object? part = null) : FnnKitException(message)
{
    /// <summary>The part that cannot be described, such as the activation of a layer; null for the one that was asked.</summary>
    public object? Part { get; } = part;
}
