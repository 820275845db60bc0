using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace FnnKit;

/// <summary>Whole numbers, as operations take for axes, starts and shapes.</summary>
public sealed class GraphIntegers : GraphNode
{
    internal GraphIntegers(ImmutableArray<long> values, bool isList)
    {
        Values = values;
        IsList = isList;
    }

    /// <summary>The numbers.</summary>
    public ImmutableArray<long> Values { get; }

    /// <summary>Whether they are a list; otherwise there is one, which stands by itself.</summary>
    public bool IsList { get; }
}
