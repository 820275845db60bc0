using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace FnnKit;

/// <summary>One place in a graph of operations: something that comes in, a constant, or an operation.</summary>
public abstract class GraphNode
{
    private protected GraphNode()
    {
    }
}
