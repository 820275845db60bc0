using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace FnnKit;

/// <summary>Numbers that do not change, in the precision of the graph: a coefficient, a parameter of a layer.</summary>
public sealed class GraphConstant : GraphNode
{
    internal GraphConstant(double[] values, ImmutableArray<int> dimensions, string? name)
    {
        Values = ImmutableCollectionsMarshal.AsImmutableArray(values);
        Dimensions = dimensions;
        Name = name;
    }

    /// <summary>The numbers, the last dimension running fastest.</summary>
    public ImmutableArray<double> Values { get; }

    /// <summary>The dimensions, outermost first; none for a single number.</summary>
    public ImmutableArray<int> Dimensions { get; }

    /// <summary>The name of a parameter; null for what has none.</summary>
    public string? Name { get; }
}
