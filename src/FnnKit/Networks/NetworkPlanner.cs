namespace FnnKit;

/// <summary>Plans the layers of a network one after the other, and the layers inside a layer before it.</summary>
internal sealed class NetworkPlanner
{
    private readonly List<PlannedParameter> _parameters = [];
    private readonly List<PlannedState> _states = [];
    private long _weights;
    private long _stateNumbers;

    /// <exception cref="NetworkException">There are no layers, a name is given twice, shapes do not fit, or the network is larger than memory can hold.</exception>
    public NetworkPlan Plan(IReadOnlyList<LayerSetup> layers, LayerInput input)
    {
        if (layers.Count == 0)
            throw new NetworkException("The network has no layers; give at least one.");
        return new NetworkPlan(input.Shape, PlanStack(layers, input, LayerPlace.Network), _parameters, _states);
    }

    private List<PlannedLayer> PlanStack(IReadOnlyList<LayerSetup> layers, LayerInput input, LayerPlace stack)
    {
        var names = LayerNames.Create(layers, stack);
        var planned = new List<PlannedLayer>();
        for (int i = 0; i < layers.Count; i++)
        {
            planned.Add(PlanLayer(layers[i].Layer, input, stack.Layer(i, names[i])));
            input = planned[^1].Plan.Output;
        }

        return planned;
    }

    private PlannedLayer PlanLayer(ILayer layer, LayerInput input, LayerPlace place)
    {
        var inner = layer.Inner.Count > 0 ? PlanStack(layer.Inner, input, place.Inside(layer)) : [];
        if (inner.Count > 0)
            input = input with { Inner = inner[^1].Plan.Output };
        var plan = PlanAlone(layer, input, place);
        var planned = new PlannedLayer(place.Name, layer, plan, input) { FirstParameter = _parameters.Count, FirstState = _states.Count, Inner = inner };
        foreach (var parameter in plan.Parameters)
            _parameters.Add(new(place.NameOf(parameter.Name), parameter, Reserve(ref _weights, parameter.Shape, "weights", place)));
        foreach (var state in plan.States)
            _states.Add(new(place.NameOf(state.Name), state, Reserve(ref _stateNumbers, state.Shape, "states", place)));
        return planned;
    }

    private static int Reserve(ref long count, Shape shape, string what, LayerPlace place)
    {
        long offset = count;
        count += shape.Size;
        return count <= Array.MaxLength ? (int)offset
            : throw place.Error($"The network has more than {Array.MaxLength} {what} up to {place.DisplayText}, more than one array can hold; make its layers smaller.");
    }

    private static LayerPlan PlanAlone(ILayer layer, LayerInput input, LayerPlace place)
    {
        try
        {
            return layer.Plan(input) ?? throw place.Error($"{place}, of the plugin {PartIdentity.Get(layer).Plugin}, returns no plan; report it to the author of the plugin.");
        }
        catch (ShapeException exception)
        {
            throw place.Error($"{place} cannot work on what comes in, {input.Shape}: {exception.Message}", exception);
        }
        catch (OverflowException exception)
        {
            throw place.Error($"{place} would need more than {int.MaxValue} numbers for inputs of shape {input.Shape}; make it smaller.", exception);
        }
    }
}
