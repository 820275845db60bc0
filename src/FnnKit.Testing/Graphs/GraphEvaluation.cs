namespace FnnKit.Testing;

/// <summary>
/// Computes what a graph says, one number at a time and with functions of its own, so that it shares nothing with what it is held against.
/// </summary>
internal sealed class GraphEvaluation
{
    private readonly Dictionary<GraphNode, IReadOnlyList<GraphTensor>> _known = [];

    /// <summary>Says what comes in.</summary>
    public GraphEvaluation With(GraphValue input, GraphTensor value)
    {
        _known[input.Node!] = [value];
        return this;
    }

    /// <summary>What a value comes to.</summary>
    /// <exception cref="LawNotCheckedException">There is an operation that is not known here.</exception>
    public GraphTensor Of(GraphValue value)
    {
        if (!_known.TryGetValue(value.Node!, out var outputs))
            _known[value.Node!] = outputs = Evaluate(value.Node!);
        return outputs[value.Index];
    }

    private IReadOnlyList<GraphTensor> Evaluate(GraphNode node) => node switch
    {
        GraphConstant constant => [new([.. constant.Values], [.. constant.Dimensions])],
        GraphIntegers integers => [new([.. integers.Values.Select(value => (double)value)], integers.IsList ? [integers.Values.Length] : [])],
        GraphOperation operation => Evaluate(operation),
        _ => throw new GraphException("it takes something from outside that is not its input"),
    };

    private IReadOnlyList<GraphTensor> Evaluate(GraphOperation operation)
    {
        GraphTensor?[] inputs = [.. operation.Inputs.Select(input => input.IsAbsent ? null : Of(input))];
        var call = new GraphCall(operation, inputs);
        var outputs = GraphOperations.Elementwise(call) ?? GraphOperations.Shaping(call) ?? GraphOperations.Summing(call) ?? GraphOperations.Images(call)
            ?? throw new LawNotCheckedException($"The laws do not know the operation '{operation.Name}', so they cannot tell what its graph gives.");
        return outputs;
    }
}
