using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace FnnKit;

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
