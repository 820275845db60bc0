namespace FnnKit.Testing;

/// <summary>An operation with what it works on.</summary>
internal sealed record GraphCall(GraphOperation Operation, IReadOnlyList<GraphTensor?> Inputs)
{
    public string Name => Operation.Name;

    public GraphTensor X => Inputs[0]!;

    public GraphTensor? Optional(int index) => index < Inputs.Count ? Inputs[index] : null;

    public int[] Integers(int index) => [.. Inputs[index]!.Values.Select(value => (int)value)];

    public long Attribute(string name, long otherwise) => Operation.Attributes.TryGetValue(name, out object? value) ? (long)value : otherwise;

    public double Attribute(string name, double otherwise) => Operation.Attributes.TryGetValue(name, out object? value) ? (double)value : otherwise;

    public int[]? Attribute(string name)
        => Operation.Attributes.TryGetValue(name, out object? value) ? [.. ((System.Collections.Immutable.ImmutableArray<long>)value).Select(one => (int)one)] : null;
}
