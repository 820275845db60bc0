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
        return new NetworkPlan(input.Shape, PlanStack(layers, input, LayerPlace.Network, 1), _parameters, _states);
    }

    private List<PlannedLayer> PlanStack(IReadOnlyList<LayerSetup> layers, LayerInput input, LayerPlace stack, double factor)
    {
        var names = LayerNames.Create(layers, stack);
        var planned = new List<PlannedLayer>();
        for (int i = 0; i < layers.Count; i++)
        {
            var place = stack.Layer(i, names[i]);
            planned.Add(PlanLayer(layers[i].Layer, input, place, factor * layers[i].LearningRateFactor));
            if (layers[i].LearningRateFactor != 1 && planned[^1].WithInner.All(layer => layer.Plan.Parameters.Count == 0))
                throw place.Error($"'LearningRateFactor' of {place.DisplayText} has no effect: the layer has no parameters to train. Remove it.");
            input = new LayerInput(planned[^1].Plan.Output) { Columns = planned[^1].Plan.Columns, Members = planned[^1].Plan.Members };
        }

        return planned;
    }

    private PlannedLayer PlanLayer(ILayer layer, LayerInput input, LayerPlace place, double factor)
    {
        var inner = layer.Inner.Count > 0 ? PlanStack(layer.Inner, input, place.Inside(layer), factor) : [];
        if (inner.Count > 0)
            input = input with { Inner = inner[^1].Plan.Output };
        var plan = PlanAlone(layer, input, place);
        var planned = new PlannedLayer(place.Name, layer, plan, input) { FirstParameter = _parameters.Count, FirstState = _states.Count, Inner = inner };
        foreach (var parameter in plan.Parameters)
            _parameters.Add(new(place.NameOf(parameter.Name), parameter with { LearningRateFactor = parameter.LearningRateFactor * factor }, Reserve(ref _weights, parameter.Shape, "weights", place)));
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
            var plan = layer.Plan(input)
                ?? throw place.Error($"{place}, of the plugin {PartIdentity.Get(layer).Plugin}, returns no plan; report it to the author of the plugin.");
            if (plan.Members == 1 && input.Members > 1 && plan.Output == input.Shape)
                plan = plan with { Members = input.Members };
            if (plan.Members < 1 || (plan.Members > 1 && (plan.Output.Dimensions.Length < 2 || plan.Output.Dimensions[^1] != plan.Members)))
                throw place.Error($"{place} says that it has {plan.Members} members, but the last dimension of its outputs {plan.Output} is another; its plugin must give one number for each member.");
            return plan.Columns.Count == 0 || plan.Columns.Count == plan.Output.Size ? plan
                : throw place.Error($"{place} passes on {plan.Columns.Count} columns, but has {plan.Output.Size} outputs; its plugin must name a column for each output, or none.");
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
