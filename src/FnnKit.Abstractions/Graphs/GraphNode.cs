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

/// <summary>What comes in from outside: a batch <c>[batch, ...shape]</c>.</summary>
/// <param name="shape">The shape of one sample.</param>
public sealed class GraphInput(Shape shape) : GraphNode
{
    /// <summary>The shape of one sample.</summary>
    public Shape Shape { get; } = shape;
}

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

/// <summary>An operation, called as ONNX calls it.</summary>
public sealed class GraphOperation : GraphNode
{
    private static readonly ImmutableHashSet<string> Truths = ["Less", "LessOrEqual", "Greater", "GreaterOrEqual", "Equal", "And", "Or", "Xor", "Not", "IsNaN", "IsInf"];

    private static readonly ImmutableHashSet<string> Elementwise =
    [
        .. Truths, "Add", "Sub", "Mul", "Div", "Neg", "Where", "Abs", "Max", "Min", "Sqrt", "Exp", "Log", "Tanh", "Sigmoid", "Softplus", "Erf", "Sin", "Cos",
    ];

    internal GraphOperation(string name, ImmutableArray<GraphValue> inputs, ImmutableSortedDictionary<string, object> attributes, int outputs)
    {
        Name = name;
        Inputs = inputs;
        Attributes = attributes;
        OutputCount = outputs;
    }

    /// <summary>What it is, such as <c>Gemm</c>.</summary>
    public string Name { get; }

    /// <summary>What it works on; a value that <see cref="GraphValue.IsAbsent"/> is an optional input that is left out.</summary>
    public ImmutableArray<GraphValue> Inputs { get; }

    /// <summary>Its attributes: a <see cref="long"/>, a <see cref="double"/>, a <see cref="string"/>, or an <see cref="ImmutableArray{T}"/> of <see cref="long"/>.</summary>
    public ImmutableSortedDictionary<string, object> Attributes { get; }

    /// <summary>How many values it gives.</summary>
    public int OutputCount { get; }

    /// <summary>Whether it gives truth values rather than numbers.</summary>
    internal bool GivesTruth => Truths.Contains(Name);

    /// <summary>Whether each number that it gives depends on the numbers at the same place alone.</summary>
    internal bool IsElementwise => Elementwise.Contains(Name);
}
