namespace FnnKit.Testing.Laws;

/// <summary>Runs a layer as the host does, with whatever is inside it, and holds the gradient of every input and weight against differences.</summary>
internal sealed class LayerGradients
{
    private const int Samples = 5;
    private const long Step = 7;

    private readonly LayerInput _input;
    private readonly Network<double> _network;
    private readonly Workspace<double> _workspace;
    private readonly double[] _states;
    private readonly double[] _x;
    private readonly double[] _dx;
    private readonly double[] _weight;

    private LayerGradients(ILayer layer, LayerInput input)
    {
        _input = input;
        var plan = NetworkPlan.Create([new LayerSetup(layer)], input);
        _network = new Network<double>(plan);
        _network.Initialize(3);
        _states = _network.States.Span.ToArray();
        _workspace = new Workspace<double>(_network, Samples, new MatrixProducts(ThreadTeam.Single), learns: true, seed: 5);
        _x = LayerSamples.Draw<double>(input, Samples, -2, 2, "test");
        _dx = new double[_x.Length];
        _weight = Draws.Between(-1, 1, plan.Layers[^1].Plan.Output.Size * Samples, "weights");
    }

    /// <summary>What is wrong with the gradients of a layer, in words; null where nothing is.</summary>
    public static string? Trouble(ILayer layer, LayerInput input) => new LayerGradients(layer, input).Trouble();

    private string? Trouble()
    {
        Loss();
        _weight.CopyTo(_workspace.OutputGradient(Samples).Values);
        _workspace.Backward(Samples, Step, fromLogits: false, new(_dx, _input.Size, Samples));
        for (int i = 0; i < _x.Length; i++)
        {
            // A code has no neighbours to go to.
            if (LayerSamples.CategoriesOf(_input, i / Samples) is null && Difference(ref _x[i], _dx[i]) is { } difference)
                return $"for samples of shape {_input.Shape} the gradient of input {i / Samples} {difference}";
        }

        foreach (var parameter in _network.Plan.Parameters)
        {
            for (int i = parameter.Offset; i < parameter.Offset + parameter.Shape.Size; i++)
            {
                if (Difference(ref _network.Weights.Span[i], _workspace.Gradient.Span[i]) is { } difference)
                    return $"for samples of shape {_input.Shape} the gradient of {parameter.Name}[{i - parameter.Offset}] {difference}";
            }
        }

        return null;
    }

    private string? Difference(ref double variable, double gradient)
    {
        double? slope = Differences.Derivative(Loss, ref variable);
        return Differences.Agree(slope, gradient) ? null : $"is {gradient:G6}, differences say {slope:G6}";
    }

    private double Loss()
    {
        _states.CopyTo(_network.States.Span);
        _x.CopyTo(_workspace.Input(Samples).Values);
        _workspace.Forward(Samples, isTraining: true, Step, upToLogits: false);
        return _workspace.Output(Samples).Values.ToArray().Zip(_weight, (y, w) => y * w).Sum();
    }
}
