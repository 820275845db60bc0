using FnnKit.Formats;

namespace FnnKit;

/// <summary>What a model computes as a graph of operations, for other programs: its transforms, its layers, one after the other.</summary>
public sealed class ModelGraph
{
    private readonly List<GraphStage> _stages = [];
    private readonly List<string> _refusals = [];

    private ModelGraph(Model model)
    {
        if (model.Pipeline.Steps.Count > 0)
            AddTransforms(model.Pipeline);
        var tensors = model.Tensors().ToDictionary(tensor => tensor.Key, tensor => tensor.Value);
        foreach (var layer in model.Plan.Layers)
            Add(layer.Name, $"layer '{layer.Name}'", layer.Layer, layer.Input.Shape, isDouble: false, x => Describe(layer, x, tensors));
        if (model.Plan.Members > 1)
            Add("mean", model.Plan.Layers[^1].Plan.Output, isDouble: false, x => GraphValue.Call("ReduceMean", x).With("axes", [model.Plan.Layers[^1].Plan.Output.Dimensions.Length]).With("keepdims", 0));
        AddConversion(model);
        if (model.Pipeline.Targets.Temperature != 1)
            AddTemperature(model.OutputCount, model.Pipeline.Targets.Temperature);
        for (int i = model.Pipeline.Targets.Steps.Count - 1; i >= 0; i--)
            AddInverse(model.Pipeline.Targets.Steps[i], i);
    }

    /// <summary>The stages, from what comes in to what goes out.</summary>
    public IReadOnlyList<GraphStage> Stages => _stages;

    /// <summary>Describes a model.</summary>
    /// <exception cref="ModelException">A part cannot be described; the message names each, its plugin and the reason.</exception>
    public static ModelGraph Create(Model model)
    {
        if (model.Members.Count > 1)
            throw new ModelException("The model is an ensemble of several graphs; describe each of its members.");
        var graph = new ModelGraph(model);
        return graph._refusals.Count == 0 ? graph
            : throw new ModelException($"The model cannot be written as a graph of operations:{Environment.NewLine}{string.Join(Environment.NewLine, graph._refusals)}");
    }

    /// <summary>Transforms take samples as rows of columns, whatever shape the data and the network give them.</summary>
    private void AddTransforms(FeaturePipeline pipeline)
    {
        if (pipeline.Schema.FeatureShape != pipeline.Schema.Features.Count)
            Add("columns", pipeline.Schema.FeatureShape, isDouble: true, x => x.Reshape(pipeline.Schema.Features.Count));
        for (int i = 0; i < pipeline.Steps.Count; i++)
            Add(pipeline.Steps[i], i);
        if (pipeline.Shape != pipeline.Output.Count)
            Add("shape", pipeline.Output.Count, isDouble: true, x => x.Reshape(pipeline.Shape));
    }

    private void Add(string name, Shape input, bool isDouble, Func<GraphValue, GraphValue> describe)
    {
        var x = GraphValue.Input(input);
        _stages.Add(new(name, x, describe(x), isDouble));
    }

    private void Add(FittedTransform step, int index)
    {
        string name = PartIdentity.Get(step.Transform).Name;
        Add($"{name}{index + 1}", $"transform '{name}'", step.Transform, step.Columns.Count, isDouble: true, x => step.Transform is IGraphTransform graph
            ? graph.ToGraph(step.Columns, step.Fitted, x)
            : throw new GraphException("it does not describe itself as a graph: let it derive from ColumnTransform<TFormula>, or implement IGraphTransform"));
    }

    /// <summary>Outputs become predictions, in double precision as they do here.</summary>
    private void AddConversion(Model model)
    {
        int outputs = model.OutputCount;
        if (model.OutputMeaning is OutputMeaning.Logit or OutputMeaning.IndependentLogit)
            Add("probability", outputs, isDouble: true, y => outputs == 1 || model.OutputMeaning == OutputMeaning.IndependentLogit ? GraphValue.Call("Sigmoid", y) : GraphValue.Call("Softmax", y).With("axis", 1));
        else if (model.OutputMeaning.NeedsConversion())
            Add("power", outputs, isDouble: true, GraphValue.Exp);
    }

    /// <summary>Calibrates probabilities: the softmax of their logarithms, divided by the temperature.</summary>
    private void AddTemperature(int outputs, double temperature)
    {
        GraphValue Logarithm(GraphValue p) => GraphValue.Call("Log", GraphValue.Call("Max", p, GraphValue.Constant([Temperature.Smallest]))) / temperature;
        Add("calibrated", outputs, isDouble: true, p => outputs == 1
            ? GraphValue.Call("Sigmoid", Logarithm(p) - Logarithm(1 - p)) : GraphValue.Call("Softmax", Logarithm(p)).With("axis", 1));
    }

    /// <summary>What the network predicts goes back through the transforms of the targets.</summary>
    private void AddInverse(FittedTransform step, int index)
    {
        string name = PartIdentity.Get(step.Transform).Name;
        Add($"undo-{name}{index + 1}", $"target transform '{name}'", step.Transform, step.Columns.Count, isDouble: true,
            y => ((IInvertibleTransform)step.Transform).InverseToGraph(step.Columns, step.Fitted, y));
    }

    /// <summary>A layer with what is inside it.</summary>
    private static GraphValue Describe(PlannedLayer layer, GraphValue x, Dictionary<string, NumericArray> tensors)
    {
        GraphValue[] parameters = [.. layer.Plan.Parameters.Select(parameter => Constant($"{layer.Name}.{parameter.Name}", tensors))];
        var graph = new LayerGraph(layer.Input, layer.Plan, parameters)
        {
            States = [.. layer.Plan.States.Select(state => Constant($"{layer.Name}.{state.Name}", tensors))],
            Inner = layer.Inner.Count == 0 ? default : layer.Inner.Aggregate(x, (value, inner) => Describe(inner, value, tensors)),
        };
        return graph.Describe(layer.Layer, x);
    }

    private void Add(string name, string what, object part, Shape input, bool isDouble, Func<GraphValue, GraphValue> describe)
    {
        try
        {
            var x = GraphValue.Input(input);
            _stages.Add(new(name, x, describe(x), isDouble));
        }
        catch (GraphException exception)
        {
            // A layer may name what is at fault in it: its activation, or a layer inside.
            var identity = PartIdentity.Get(exception.Part ?? part);
            string whose = exception.Part is null || exception.Part == part ? "" : $"its {(exception.Part is ILayer ? "layer" : "activation")} '{identity.Name}', ";
            _refusals.Add($"  {what} ({whose}plugin {identity.Plugin} {identity.Version}): {exception.Message}.");
        }
    }

    private static GraphValue Constant(string name, Dictionary<string, NumericArray> tensors)
    {
        var tensor = tensors[name];
        double[] values = new double[tensor.Count];
        tensor.CopyTo(values);
        return GraphValue.Constant(values, [.. tensor.Shape], name);
    }
}
