namespace FnnKit.Testing.Laws;

/// <summary>A small network around a part, trained and asked through the public engine; stand-ins take the place of the parts that are not tested.</summary>
internal sealed class WholeStep
{
    private const int Samples = 32;

    private readonly TrainingSession<float> _session;
    private readonly Workspace<float> _prediction;

    public WholeStep(object part, LayerInput input)
    {
        ILayer tested = part as ILayer ?? new Activate(part as IActivation ?? new SoftSign());
        // A loss of probabilities needs inputs that pass for them, so nothing stands between the inputs and a loss.
        // Nor does anything stand between columns and a layer that takes categories.
        IReadOnlyList<LayerSetup> layers = part is ILoss ? [new(new Probe())] : input.Columns.Count > 0 ? [new(tested)] : [new(new Probe()), new(tested)];
        var plan = NetworkPlan.Create(layers, input);
        var network = new Network<float>(plan);
        network.Initialize(1);
        _session = new TrainingSession<float>(network, part as ILoss ?? new Squares(), part as IOptimizer ?? new Descent(), Samples, seed: 1);
        _prediction = new Workspace<float>(network, Samples, new MatrixProducts(ThreadTeam.Single), learns: false);
        float[] x = LayerSamples.Draw<float>(input, Samples, 0.3, 0.7, "test");
        x.CopyTo(_session.Inputs(Samples).Values);
        x.CopyTo(_prediction.Input(Samples).Values);
        Draws.Between<float>(0, 1, plan.Output.Size * Samples, "target").CopyTo(_session.Targets.Values);
    }

    public void Train()
    {
        _session.Forward();
        _session.ComputeLoss();
        _session.Backward();
        _session.Update(1e-4);
    }

    public void Predict() => _prediction.Forward(Samples, isTraining: false, step: 0, upToLogits: false);
}
