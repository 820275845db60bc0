namespace FnnKit;

/// <summary>
/// Initializes a network on training samples, layer by layer, those inside a layer before it. It works in double precision whatever the precision of the network,
/// so that both start from the same numbers.
/// </summary>
internal sealed class DataInitialization
{
    private readonly NetworkPlan _plan;
    private readonly ulong _seed;
    private readonly Network<double> _network;
    private readonly LayerStack<double> _stack;

    public DataInitialization(NetworkPlan plan, long seed, int samples, ThreadTeam team)
    {
        _plan = plan;
        _seed = (ulong)seed;
        _network = new Network<double>(plan);
        var memories = new LayerMemories<double>(plan, _network.Weights, new Arena<double>(0), _network.States, samples, new MatrixProducts(team));
        _stack = new LayerStack<double>(plan.Layers, memories, samples, learns: false, seed);
    }

    /// <summary>Whether any part of a network looks at data.</summary>
    public static bool IsNeeded(NetworkPlan plan)
        => plan.Parameters.Any(parameter => parameter.Plan.Initializer is IDataInitializer) || plan.States.Any(state => state.Plan.Initializer is IDataInitializer);

    /// <summary>Initializes the network on samples.</summary>
    /// <param name="x">The samples, <c>[features, samples]</c>.</param>
    /// <exception cref="NetworkException">An initializer cannot be used where it stands.</exception>
    public Network<double> Run(ReadOnlyMatrix<double> x)
    {
        Run(_stack, _plan.Layers, x);
        return _network;
    }

    private void Run(LayerStack<double> stack, IReadOnlyList<PlannedLayer> layers, ReadOnlyMatrix<double> x)
    {
        for (int i = 0; i < layers.Count; i++)
        {
            var layer = layers[i];
            if (stack.Inner(i) is { } inner)
                Run(inner, layer.Inner, x);
            foreach (var state in _plan.States.Skip(layer.FirstState).Take(layer.Plan.States.Count))
                Initialize(layer, state, x);
            foreach (var parameter in _plan.Parameters.Skip(layer.FirstParameter).Take(layer.Plan.Parameters.Count))
                Initialize(stack, i, layer, parameter, x);
            stack.ForwardLayer(i, x, activates: true);
            x = stack.Buffers.Output(i, x.Columns);
        }
    }

    private void Initialize(PlannedLayer layer, PlannedState state, ReadOnlyMatrix<double> x)
    {
        if (state.Plan.Initializer is not { } initializer)
            return;
        var plan = new ParameterPlan(state.Plan.Name, state.Shape, initializer);
        initializer.Fill(_network.State(state), plan, StreamOf("initialize", state));
        if (initializer is IDataInitializer adjusting)
            Adjust(adjusting, _network.State(state), plan, new InitializationSamples(x, default), layer, state);
    }

    private void Initialize(LayerStack<double> stack, int index, PlannedLayer layer, PlannedParameter parameter, ReadOnlyMatrix<double> x)
    {
        var initializer = parameter.Plan.Initializer;
        initializer.Fill(_network.Parameter(parameter), parameter.Plan, StreamOf("initialize", parameter));
        if (initializer is not IDataInitializer adjusting)
            return;
        stack.ForwardLayer(index, x, activates: false);
        Adjust(adjusting, _network.Parameter(parameter), parameter.Plan, new InitializationSamples(x, stack.Buffers.Linear(index, x.Columns)), layer, parameter);
    }

    private void Adjust(IDataInitializer initializer, Span<double> values, ParameterPlan plan, in InitializationSamples samples, PlannedLayer layer, PlannedArray array)
    {
        try
        {
            initializer.Adjust(values, plan, samples, StreamOf("adjust", array));
        }
        catch (ShapeException exception)
        {
            throw new NetworkException($"The initializer '{PartIdentity.Get(initializer).Name}' cannot fill '{array.Name}' of layer '{layer.Name}': {exception.Message}", exception);
        }
    }

    private RandomStream StreamOf(string purpose, PlannedArray array) => new(_seed, $"{purpose} {array.Name}");
}
