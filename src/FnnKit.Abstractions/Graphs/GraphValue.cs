using System.Collections.Immutable;

namespace FnnKit;

/// <summary>
/// A value in a graph of operations, as inference is described for other programs (ONNX). It is a lane: a formula that is written over
/// <see cref="ILane{TSelf}"/> and called with it gives the graph of the formula. What lanes have no word for is named as ONNX names it.
/// </summary>
/// <remarks>
/// Samples are rows here: a value is <c>[batch, ...shape]</c>, and constants stretch over the batch. Nodes do not change, and what is used twice is computed
/// once. <c>default</c> stands for an optional input that is left out.
/// <code>
/// GraphValue.Of("Softmax", x).With("axis", 1)
/// GraphValue.Of("Gemm", x, weight, bias).With("transB", 1)
/// GraphValue.Max(x, 0.0) * scale
/// </code>
/// </remarks>
public readonly partial struct GraphValue
{
    internal GraphValue(GraphNode node, int output = 0)
    {
        Node = node;
        Index = output;
    }

    /// <summary>Where the value comes from.</summary>
    public GraphNode? Node { get; }

    /// <summary>Which of the values that its node gives it is.</summary>
    public int Index { get; }

    /// <summary>Whether this stands for an optional input that is left out.</summary>
    public bool IsAbsent => Node is null;

    /// <summary>A batch of samples of a shape that comes in from outside.</summary>
    public static GraphValue Input(Shape shape) => new(new GraphInput(shape));

    /// <summary>Numbers that do not change, the last dimension running fastest.</summary>
    /// <param name="values">The numbers.</param>
    /// <param name="dimensions">Their dimensions.</param>
    /// <exception cref="ArgumentException">There are not as many numbers as the dimensions say.</exception>
    public static GraphValue Constant(ReadOnlySpan<double> values, params ReadOnlySpan<int> dimensions) => Constant(values, dimensions, null);

    /// <summary>Numbers that do not change, such as a parameter, with a name.</summary>
    /// <inheritdoc cref="Constant(ReadOnlySpan{double}, ReadOnlySpan{int})"/>
    public static GraphValue Constant(ReadOnlySpan<double> values, ReadOnlySpan<int> dimensions, string? name)
    {
        int size = 1;
        foreach (int dimension in dimensions)
            size = checked(size * dimension);
        return size == values.Length ? new(new GraphConstant([.. values], [.. dimensions], name))
            : throw new ArgumentException($"{values.Length} numbers do not fill [{string.Join(", ", dimensions.ToArray())}].", nameof(values));
    }

    /// <summary>A list of whole numbers, as operations take for axes, starts and shapes.</summary>
    public static GraphValue Integers(params ReadOnlySpan<long> values) => new(new GraphIntegers([.. values], isList: true));

    /// <summary>A whole number by itself.</summary>
    public static GraphValue Integer(long value) => new(new GraphIntegers([value], isList: false));

    /// <summary>An operation of ONNX (opset 17).</summary>
    /// <param name="operation">Its name, such as <c>Gemm</c>.</param>
    /// <param name="inputs">What it works on.</param>
    public static GraphValue Call(string operation, params ReadOnlySpan<GraphValue> inputs)
        => new(new GraphOperation(operation, [.. inputs], ImmutableSortedDictionary.Create<string, object>(StringComparer.Ordinal), 1));

    /// <summary>The same operation with an attribute that is a whole number.</summary>
    public GraphValue With(string attribute, long value) => With(attribute, (object)value);

    /// <summary>The same operation with an attribute that is a number.</summary>
    public GraphValue With(string attribute, double value) => With(attribute, (object)value);

    /// <summary>The same operation with an attribute that is a text.</summary>
    public GraphValue With(string attribute, string value) => With(attribute, (object)value);

    /// <summary>The same operation with an attribute that is a list of whole numbers.</summary>
    public GraphValue With(string attribute, ReadOnlySpan<long> value) => With(attribute, (object)ImmutableArray.Create(value));

    /// <summary>All values of an operation that gives several.</summary>
    public IReadOnlyList<GraphValue> Outputs(int count)
    {
        var operation = Operation;
        var node = new GraphOperation(operation.Name, operation.Inputs, operation.Attributes, count);
        return [.. Enumerable.Range(0, count).Select(index => new GraphValue(node, index))];
    }

    private GraphOperation Operation => Node as GraphOperation ?? throw new InvalidOperationException("Only an operation has attributes and outputs.");

    private GraphValue With(string attribute, object value)
    {
        var operation = Operation;
        return new(new GraphOperation(operation.Name, operation.Inputs, operation.Attributes.SetItem(attribute, value), operation.OutputCount));
    }
}
