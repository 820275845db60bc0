namespace FnnKit.Testing.Laws;

/// <summary>A small network around a part, trained and asked as the host does it; what is not tested is stood in for.</summary>
internal sealed class WholeStep
{
    private const int Samples = 32;

    private readonly Workspace<float> _workspace;
    private readonly BoundLoss<float> _loss;
    private readonly WeightUpdate<float> _update;
    private readonly float[] _target;
    private long _step;

    public WholeStep(object part, LayerInput input)
    {
        ILayer tested = part as ILayer ?? new Activate(part as IActivation ?? new SoftSign());
        // A loss of probabilities needs inputs that pass for them, so nothing stands between the inputs and a loss.
        // Nor does anything stand between columns and a layer that takes categories.
        IReadOnlyList<LayerSetup> layers = part is ILoss ? [new(new Probe())] : input.Columns.Count > 0 ? [new(tested)] : [new(new Probe()), new(tested)];
        var plan = NetworkPlan.Create(layers, input);
        var network = new Network<float>(plan);
        network.Initialize(1);
        _workspace = new Workspace<float>(network, Samples, new MatrixProducts(ThreadTeam.Single), learns: true, seed: 1);
        _loss = new BoundLoss<float>(part as ILoss ?? new Squares(), plan);
        _update = new WeightUpdate<float>(part as IOptimizer ?? new Descent(), network, _workspace.Gradient, ThreadTeam.Single);
        _target = Draws.Between<float>(0, 1, plan.Output.Size * Samples, "target");
        LayerSamples.Draw<float>(input, Samples, 0.3, 0.7, "test").CopyTo(_workspace.Input(Samples).Values);
    }

    public void Train()
    {
        _workspace.Forward(Samples, isTraining: true, _step, upToLogits: _loss.OnLogits);
        _loss.Evaluate(_workspace, new(_target, _target.Length / Samples, Samples), needsGradient: true, needsValue: true);
        _workspace.Backward(Samples, _step, fromLogits: _loss.OnLogits);
        _update.Apply(new OptimizerStep(_step++, 1e-4));
    }

    public void Predict() => _workspace.Forward(Samples, isTraining: false, step: 0, upToLogits: false);
}
