namespace FnnKit;

/// <summary>What a stack of layers comes to for inputs of a shape: names, shapes, and where each parameter lies in the arena of weights.</summary>
public sealed class NetworkPlan
{
    private NetworkPlan(Shape input, IReadOnlyList<PlannedLayer> layers, IReadOnlyList<PlannedParameter> parameters, int weightCount)
    {
        Input = input;
        Layers = layers;
        Parameters = parameters;
        WeightCount = weightCount;
    }

    /// <summary>The shape of one sample that goes in.</summary>
    public Shape Input { get; }

    /// <summary>The shape of one sample that comes out.</summary>
    public Shape Output => Layers[^1].Plan.Output;

    /// <summary>The layers, from the inputs to the outputs.</summary>
    public IReadOnlyList<PlannedLayer> Layers { get; }

    /// <summary>The parameters of all layers, in the order in which they lie in the arena.</summary>
    public IReadOnlyList<PlannedParameter> Parameters { get; }

    /// <summary>How many numbers all parameters have together.</summary>
    public int WeightCount { get; }

    /// <summary>Plans a stack of layers.</summary>
    /// <exception cref="NetworkException">There are no layers, a name is given twice, shapes do not fit, or the network is larger than memory can hold.</exception>
    public static NetworkPlan Create(IReadOnlyList<LayerSetup> layers, Shape input)
    {
        if (layers.Count == 0)
            throw new NetworkException("The network has no layers; give at least one.");
        var names = LayerNames.Of(layers);
        var planned = new List<PlannedLayer>();
        var parameters = new List<PlannedParameter>();
        var shape = input;
        long offset = 0;
        for (int i = 0; i < layers.Count; i++)
        {
            var plan = PlanLayer(layers[i].Layer, names[i], i, shape);
            planned.Add(new(names[i], layers[i].Layer, plan, shape, parameters.Count));
            foreach (var parameter in plan.Parameters)
            {
                parameters.Add(new($"{names[i]}.{parameter.Name}", parameter, checked((int)offset)));
                offset += parameter.Shape.Size;
                if (offset > Array.MaxLength)
                    throw new NetworkException($"The network has more than {Array.MaxLength} weights up to layer {i + 1} '{names[i]}', more than one array can hold; make its layers smaller.") { Layer = i };
            }

            shape = plan.Output;
        }

        return new NetworkPlan(input, planned, parameters, (int)offset);
    }

    private static LayerPlan PlanLayer(ILayer layer, string name, int index, Shape input)
    {
        try
        {
            return layer.Plan(input);
        }
        catch (ShapeException exception)
        {
            throw new NetworkException($"Layer {index + 1} '{name}' cannot work on what comes in, {input}: {exception.Message}", exception) { Layer = index };
        }
        catch (OverflowException exception)
        {
            throw new NetworkException($"Layer {index + 1} '{name}' would need more than {int.MaxValue} numbers for inputs of shape {input}; make it smaller.", exception) { Layer = index };
        }
    }
}

/// <summary>A layer in its place.</summary>
/// <param name="Name">Its name, unique in the network.</param>
/// <param name="Layer">The layer.</param>
/// <param name="Plan">What it needs and gives.</param>
/// <param name="Input">The shape of one sample that comes in.</param>
/// <param name="FirstParameter">The index of its first parameter among those of the network.</param>
public sealed record PlannedLayer(string Name, ILayer Layer, LayerPlan Plan, Shape Input, int FirstParameter);

/// <summary>A parameter in its place.</summary>
/// <param name="Name">Its name in the network: <c>layer.parameter</c>.</param>
/// <param name="Plan">Its shape and initializer.</param>
/// <param name="Offset">Where it begins in the arena of weights.</param>
public sealed record PlannedParameter(string Name, ParameterPlan Plan, int Offset);
