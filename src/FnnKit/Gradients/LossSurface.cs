namespace FnnKit;

/// <summary>The loss of one batch as a function of the weights, and its gradient by backpropagation where the weights stand.</summary>
internal sealed class LossSurface
{
    private readonly Network<double> _network;
    private readonly Workspace<double> _workspace;
    private readonly BoundLoss<double> _loss;
    private readonly Arena<double> _target;
    private readonly double[] _gradient;
    private readonly double[] _states;

    public LossSurface(Network<double> network, PreparedData<double> data, ReadOnlySpan<int> batch, ILoss loss, long seed)
    {
        _network = network;
        _states = network.States.Span.ToArray();
        _loss = new BoundLoss<double>(loss, network.Plan);
        Samples = batch.Length;
        _workspace = new Workspace<double>(network, Samples, new MatrixProducts(ThreadTeam.Single), learns: true, seed);
        _target = new Arena<double>(Samples * network.Plan.Output.Size);
        data.Gather(batch, _workspace.Input(Samples), Target);
        Loss = Evaluate(needsGradient: true);
        _workspace.Backward(Samples, step: 0, fromLogits: _loss.OnLogits);
        _gradient = _workspace.Gradient.Span.ToArray();
        LargestGradient = _gradient.Select(Math.Abs).Max();
    }

    public int Samples { get; }

    /// <summary>The loss where the weights stand.</summary>
    public double Loss { get; }

    public double LargestGradient { get; }

    private Matrix<double> Target => new(_target.Span, _network.Plan.Output.Size, Samples);

    public ParameterGradient Describe(PlannedParameter parameter)
    {
        double[] differences = new double[parameter.Plan.Shape.Size];
        Array.Fill(differences, double.NaN);
        return new(parameter.Name, parameter.Plan.Shape, _gradient.AsSpan(parameter.Offset, differences.Length).ToArray(), differences);
    }

    /// <summary>The losses a step to either side of a weight, and how far the weight really moved, since not every sum is a double.</summary>
    public (double Right, double Left, double StepRight, double StepLeft) Around(int weight, double step)
    {
        ref double value = ref _network.Weights.Span[weight];
        double here = value;
        double above = here + step, below = here - step;
        value = above;
        double right = Evaluate(needsGradient: false);
        value = below;
        double left = Evaluate(needsGradient: false);
        value = here;
        return (right, left, above - here, here - below);
    }

    public double WeightAt(int weight) => _network.Weights.Span[weight];

    private double Evaluate(bool needsGradient)
    {
        // What layers keep from step to step moves with each run, and the next one is to start from the same.
        _states.CopyTo(_network.States.Span);
        // Always the same step, so that layers that draw random numbers draw the same ones.
        _workspace.Forward(Samples, isTraining: true, step: 0, upToLogits: _loss.OnLogits);
        return _loss.Evaluate(_workspace, Target, needsGradient, needsValue: true);
    }
}
