using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace FnnKit;

/// <summary>What comes in from outside: a batch <c>[batch, ...shape]</c>.</summary>
/// <param name="shape">The shape of one sample.</param>
public sealed class GraphInput(Shape shape) : GraphNode
{
    /// <summary>The shape of one sample.</summary>
    public Shape Shape { get; } = shape;
}
