using System.Numerics;

namespace FnnKit;

/// <summary>One step: lay out a batch, or several one after the other, run it forward and back, move the weights.</summary>
internal sealed class TrainingStep<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly PreparedData<T> _samples;
    private readonly BatchOrder _order;
    private readonly BoundLoss<T> _loss;
    private readonly Workspace<T> _workspace;
    private readonly Arena<T> _target;
    private readonly int _outputs;
    private readonly int _batches;
    private readonly GradientSum<T>? _sum;
    private readonly double[]? _sampleWeights;
    private readonly double[] _batchWeights;
    private readonly WeightedLoss<T>? _weighted;
    private bool _isLaidOut;

    public TrainingStep(TrainingSetup setup, TrainingData<T> data, Network<T> network, BatchOrder order, BoundLoss<T> loss, IOptimizer optimizer, ThreadTeam team)
    {
        _samples = data.Samples;
        _order = order;
        _loss = loss;
        int capacity = Math.Min(order.Plan.BatchSize, order.Plan.Length);
        _outputs = network.Plan.Output.Size;
        _workspace = new Workspace<T>(network, capacity, new MatrixProducts(team), learns: true, setup.Seed);
        if ((long)capacity * _outputs > Array.MaxLength)
            throw new NetworkException($"A batch of {capacity} samples with {_outputs} outputs is more than one array can hold; set a smaller 'Training:BatchSize'.");
        _target = new Arena<T>((long)capacity * _outputs);
        _batches = setup.Training.AccumulateBatches;
        _sum = _batches > 1 ? new GradientSum<T>(_workspace.Gradient) : null;
        _sampleWeights = data.Weights;
        _batchWeights = new double[_sampleWeights is null ? 0 : capacity];
        _weighted = _sampleWeights is null ? null : new WeightedLoss<T>(loss, capacity, _outputs);
        Update = new WeightUpdate<T>(optimizer, network, _workspace.Gradient, team, setup.Training);
    }

    public WeightUpdate<T> Update { get; }

    /// <summary>The gradient of every weight in the last step.</summary>
    public Arena<T> Gradient => _workspace.Gradient;

    /// <summary>Takes a step.</summary>
    /// <param name="stepOfEpoch">Which batch of the epoch.</param>
    /// <param name="step">When the step is taken, and how fast.</param>
    /// <param name="measurement">What to add loss and predictions to, or null where nobody looks.</param>
    /// <param name="needsLoss">Whether the loss is wanted even so.</param>
    /// <returns>The loss before the weights moved, if it was wanted.</returns>
    public double Take(int stepOfEpoch, OptimizerStep step, Measurement<T>? measurement, bool needsLoss)
    {
        double loss = _sum is null ? Gradients(stepOfEpoch, step.Index, measurement, needsLoss, out _) : Accumulate(_sum, stepOfEpoch, step.Index, measurement, needsLoss);
        Update.Apply(step);
        return loss;
    }

    private double Accumulate(GradientSum<T> sum, int stepOfEpoch, long step, Measurement<T>? measurement, bool needsLoss)
    {
        sum.Clear();
        double losses = 0, masses = 0;
        for (int i = 0; i < _batches && (stepOfEpoch * _batches) + i < _order.Plan.StepsPerEpoch; i++)
        {
            // Random numbers are counted by batch, so that no two batches of a step drop out the same units.
            double loss = Gradients((stepOfEpoch * _batches) + i, (step * _batches) + i, measurement, needsLoss, out double mass);
            sum.Add(mass);
            losses += mass * loss;
            masses += mass;
        }

        sum.Finish(_loss.Reduction);
        return _loss.Reduction == Reduction.Mean && masses > 0 ? losses / masses : losses;
    }

    private double Gradients(int batchOfEpoch, long step, Measurement<T>? measurement, bool needsLoss, out double mass)
    {
        var batch = _order.Batch(batchOfEpoch);
        int count = batch.Length;
        mass = _loss.Reduction == Reduction.Mean ? count : 1;
        var target = new Matrix<T>(_target.Span, _outputs, count);
        if (!_isLaidOut)
            _samples.Gather(batch, _workspace.Input(count), target);
        _isLaidOut = _order.IsWholeSet;
        _workspace.Forward(count, isTraining: true, step, upToLogits: _loss.OnLogits);
        double loss = Loss(batch, target, needsLoss || measurement is not null, ref mass);
        if (measurement is not null)
        {
            if (_loss.OnLogits)
                _workspace.ActivateLogits(count);
            measurement.AddLoss(loss, mass);
            measurement.AddPrediction(_workspace.Output(count), target);
        }

        _workspace.Backward(count, step, fromLogits: _loss.OnLogits);
        return loss;
    }

    private double Loss(ReadOnlySpan<int> batch, ReadOnlyMatrix<T> target, bool needsValue, ref double mass)
    {
        if (_weighted is null)
            return _loss.Evaluate(_workspace, target, needsGradient: true, needsValue);
        var weights = _batchWeights.AsSpan(0, batch.Length);
        for (int i = 0; i < weights.Length; i++)
            weights[i] = _sampleWeights![batch[i]];
        return _weighted.Evaluate(_loss.Prediction(_workspace, batch.Length), target, _workspace.OutputGradient(batch.Length), weights, needsValue, out mass);
    }
}
