namespace FnnKit;

/// <summary>What the host lends a layer that describes itself as a graph: its shapes, and its parameters as constants.</summary>
public sealed class LayerGraph
{
    private readonly IReadOnlyList<GraphValue> _parameters;

    /// <summary>Lends a layer what it asks for.</summary>
    /// <param name="input">What comes in.</param>
    /// <param name="plan">What the layer said of it.</param>
    /// <param name="parameters">Its parameters, in the order of the plan.</param>
    public LayerGraph(LayerInput input, LayerPlan plan, IReadOnlyList<GraphValue> parameters)
    {
        Input = input;
        Plan = plan;
        _parameters = parameters;
    }

    /// <summary>What comes in.</summary>
    public LayerInput Input { get; }

    /// <summary>What the layer said of it.</summary>
    public LayerPlan Plan { get; }

    /// <summary>A parameter, in the shape that the plan gives it.</summary>
    public GraphValue Parameter(int index) => _parameters[index];

    /// <summary>The states, in the order of the plan.</summary>
    public IReadOnlyList<GraphValue> States { get; init; } = [];

    /// <summary>What the layers inside give, <c>[batch, ...inner]</c>; absent where there are none.</summary>
    public GraphValue Inner { get; init; }

    /// <summary>The inputs as vectors, <c>[batch, features]</c>.</summary>
    public GraphValue Flat(GraphValue x) => Input.Dimensions.Length == 1 ? x : x.Reshape(Input.Size);

    /// <summary>Vectors <c>[batch, features]</c> in the shape that the layer gives.</summary>
    public GraphValue Shaped(GraphValue y) => Plan.Output.Dimensions.Length == 1 ? y : y.Reshape(Plan.Output);

    /// <summary>Describes a layer together with the activation of its plan.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="x">The inputs, <c>[batch, ...input]</c>.</param>
    /// <returns>The outputs, <c>[batch, ...output]</c>.</returns>
    /// <exception cref="GraphException">The layer or its activation cannot be described.</exception>
    public GraphValue Describe(ILayer layer, GraphValue x)
        => layer is IGraphLayer graph ? Activate(graph.ToGraph(this, x))
            : throw new GraphException("it does not describe itself as a graph: let it implement IGraphLayer", layer);

    /// <summary>An activation that looks at all outputs of a sample looks at those of each member by itself: <c>[batch · members, units]</c>.</summary>
    private GraphValue Activate(GraphValue y)
    {
        if (Plan.Members == 1 || Plan.Activation is null or { IsElementwise: true })
            return y.Apply(Plan.Activation, Plan.Output);
        int units = Plan.Output.Size / Plan.Members;
        var byMember = GraphValue.Call("Transpose", y.Reshape(new Shape(units, Plan.Members))).With("perm", [0, 2, 1]);
        var activated = GraphValue.Call("Reshape", byMember, GraphValue.Integers(-1, units)).Apply(Plan.Activation, units);
        var whole = GraphValue.Call("Reshape", activated, GraphValue.Integers(-1, Plan.Members, units));
        return GraphValue.Call("Transpose", whole).With("perm", [0, 2, 1]).Reshape(Plan.Output);
    }
}
