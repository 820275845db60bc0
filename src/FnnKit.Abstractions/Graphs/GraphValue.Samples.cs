namespace FnnKit;

// What parts do to whole samples.
public readonly partial struct GraphValue
{
    /// <summary>Some features of samples that are vectors.</summary>
    /// <param name="start">The first.</param>
    /// <param name="count">How many.</param>
    public GraphValue Features(int start, int count) => Call("Slice", this, Integers(start), Integers((long)start + count), Integers(1));

    /// <summary>Every sample in another shape of the same size.</summary>
    public GraphValue Reshape(Shape shape) => Call("Reshape", this, Integers([0, .. shape.Dimensions]));

    /// <summary>The features of several values one after the other.</summary>
    public static GraphValue Concatenate(IReadOnlyList<GraphValue> values) => values.Count == 1 ? values[0] : Call("Concat", [.. values]).With("axis", 1);

    /// <summary>The sum over the features of each sample, <c>[batch, 1]</c>.</summary>
    public static GraphValue Sum(GraphValue x) => Call("ReduceSum", x, Integers(1));
}
