namespace FnnKit;

// What parts do to whole samples.
public readonly partial struct GraphValue
{
    /// <summary>Some features of samples that are vectors.</summary>
    /// <param name="start">The first.</param>
    /// <param name="count">How many.</param>
    public GraphValue Features(int start, int count) => Of("Slice", this, Integers(start), Integers((long)start + count), Integers(1));

    /// <summary>Every sample in another shape of the same size.</summary>
    public GraphValue Reshape(Shape shape) => Of("Reshape", this, Integers([0, .. shape.Dimensions]));

    /// <summary>The features of several values one after the other.</summary>
    public static GraphValue Concatenate(IReadOnlyList<GraphValue> values) => values.Count == 1 ? values[0] : Of("Concat", [.. values]).With("axis", 1);

    /// <summary>The sum over the features of each sample, <c>[batch, 1]</c>.</summary>
    public static GraphValue Sum(GraphValue x) => Of("ReduceSum", x, Integers(1));

    /// <summary>What an activation makes of this.</summary>
    /// <param name="activation">The activation; null for none.</param>
    /// <param name="shape">The shape of one sample.</param>
    /// <exception cref="GraphException">The activation does not describe itself.</exception>
    public GraphValue Apply(IActivation? activation, Shape shape)
    {
        if (activation is null)
            return this;
        if (activation is not IGraphActivation graph)
            throw new GraphException("it does not describe itself as a graph: let it derive from Activation<TFormula>, or implement IGraphActivation", activation);
        bool isVector = activation.IsElementwise || shape.Dimensions.Length == 1;
        return isVector ? graph.ToGraph(this, shape.Size) : graph.ToGraph(Reshape(shape.Size), shape.Size).Reshape(shape);
    }
}
