namespace FnnKit;

/// <summary>What a stack of layers comes to for inputs of a shape: names, shapes, and where each parameter and state lies in its arena.</summary>
public sealed class NetworkPlan
{
    /// <summary>How many numbers a chunk of samples may take in all layers together.</summary>
    private const long ChunkNumbers = 1 << 24;

    internal NetworkPlan(Shape input, IReadOnlyList<PlannedLayer> layers, IReadOnlyList<PlannedParameter> parameters, IReadOnlyList<PlannedState> states)
    {
        Input = input;
        Layers = layers;
        AllLayers = [.. layers.SelectMany(layer => layer.WithInner)];
        Parameters = parameters;
        States = states;
        WeightCount = parameters.Sum(parameter => parameter.Shape.Size);
        StateCount = states.Sum(state => state.Shape.Size);
    }

    /// <summary>The shape of one sample that goes in.</summary>
    public Shape Input { get; }

    /// <summary>The shape of one sample that comes out: of several members, that of one of them.</summary>
    public Shape Output => Members == 1 ? Layers[^1].Plan.Output : new Shape([.. Layers[^1].Plan.Output.Dimensions[..^1]]);

    /// <summary>How many members predict side by side; the prediction is their mean (<see cref="LayerPlan.Members"/>).</summary>
    public int Members => Layers[^1].Plan.Members;

    /// <summary>The layers, from the inputs to the outputs.</summary>
    public IReadOnlyList<PlannedLayer> Layers { get; }

    /// <summary>The layers and those inside them, each before what is inside it.</summary>
    public IReadOnlyList<PlannedLayer> AllLayers { get; }

    /// <summary>The parameters of all layers, in the order in which they lie in the arena of weights.</summary>
    public IReadOnlyList<PlannedParameter> Parameters { get; }

    /// <summary>The states of all layers, in the order in which they lie in the arena of states.</summary>
    public IReadOnlyList<PlannedState> States { get; }

    /// <summary>How many numbers all parameters have together.</summary>
    public int WeightCount { get; }

    /// <summary>How many numbers all states have together.</summary>
    public int StateCount { get; }

    /// <summary>How many samples a batch must have at least while training.</summary>
    public int SmallestBatch => AllLayers.Max(layer => layer.Plan.SmallestBatch);

    /// <summary>
    /// How many samples to run at once where nothing is learned: fewer than asked for where each of them takes much memory. It depends on the layers alone,
    /// so that sums over chunks come out the same everywhere.
    /// </summary>
    internal int ChunkSize(int most) => (int)Math.Clamp(ChunkNumbers / Math.Max(1, AllLayers.Sum(layer => LayerCost.Compute(layer).Numbers)), 1, most);

    /// <summary>Plans a stack of layers.</summary>
    /// <param name="layers">The layers, from the inputs to the outputs.</param>
    /// <param name="input">The samples that go in.</param>
    /// <exception cref="NetworkException">There are no layers, a name is given twice, shapes do not fit, or the network is larger than memory can hold.</exception>
    public static NetworkPlan Create(IReadOnlyList<LayerSetup> layers, LayerInput input) => new NetworkPlanner().Plan(layers, input);
}
