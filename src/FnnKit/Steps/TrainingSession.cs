using System.Numerics;

namespace FnnKit;

/// <summary>
/// The steps of a training, one operation at a time: <c>Gather, Forward, ComputeLoss, Backward, Update</c>. It needs neither a trainer nor a configuration, and
/// gives the same bits as a trainer with the same settings.
/// </summary>
/// <remarks>
/// With <see cref="TrainingOptions.AccumulateBatches"/> above 1, call the operations up to <see cref="Backward"/> once for each batch before <see cref="Update"/>.
/// </remarks>
/// <typeparam name="T">The precision of the network.</typeparam>
public sealed class TrainingSession<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly BoundLoss<T> _loss;
    private readonly Workspace<T> _workspace;
    private readonly Arena<T> _targets;
    private readonly WeightUpdate<T> _update;
    private readonly IGradientExchange<T>? _exchange;
    private readonly GradientSum<T>? _sum;
    private readonly double[]? _sampleWeights;
    private readonly double[] _batchWeights;
    private readonly WeightedLoss<T>? _weighted;
    private readonly int _batchesPerStep;
    private readonly int _outputs;
    private int _batch;
    private int _samples;
    private double _mass;
    private bool _isActivated;

    /// <summary>Creates a session that trains a network.</summary>
    /// <param name="network">The network; its weights are updated in place.</param>
    /// <param name="loss">The loss to reduce.</param>
    /// <param name="optimizer">The rule that updates the weights.</param>
    /// <param name="batchSize">The largest number of samples in a batch.</param>
    /// <param name="options">Clipping, regularization and accumulation; by default none of them.</param>
    /// <param name="team">The threads to compute on; by default only the calling thread. The result has the same bits with any number.</param>
    /// <param name="seed">The seed for layers that draw random numbers.</param>
    /// <param name="sampleWeights">The weight of each sample of the data set; null if all count the same.</param>
    /// <param name="exchange">Combines gradients with other processes; null if there are none.</param>
    /// <exception cref="NetworkException">The targets of a batch do not fit into one array.</exception>
    public TrainingSession(
        Network<T> network, ILoss loss, IOptimizer optimizer, int batchSize, TrainingOptions? options = null, ThreadTeam? team = null, long seed = 0,
        double[]? sampleWeights = null, IGradientExchange<T>? exchange = null)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(optimizer);
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        team ??= ThreadTeam.Single;
        options ??= new TrainingOptions();
        Network = network;
        _loss = new BoundLoss<T>(loss, network.Plan);
        _outputs = network.Plan.Output.Size;
        if ((long)batchSize * _outputs > Array.MaxLength)
            throw new NetworkException($"A batch of {batchSize} samples with {_outputs} outputs does not fit into one array. Set a smaller 'Training:BatchSize'.");
        _workspace = new Workspace<T>(network, batchSize, new MatrixProducts(team), learns: true, seed);
        _targets = new Arena<T>((long)batchSize * _outputs);
        _batchesPerStep = options.AccumulateBatches;
        _sum = _batchesPerStep > 1 ? new GradientSum<T>(_workspace.Gradient) : null;
        _sampleWeights = sampleWeights;
        _batchWeights = new double[sampleWeights is null ? 0 : batchSize];
        _weighted = sampleWeights is null ? null : new WeightedLoss<T>(_loss, batchSize, _outputs, network.Plan.Members);
        _exchange = exchange;
        _update = new WeightUpdate<T>(optimizer, network, _workspace.Gradient, team, options);
    }

    /// <summary>The network that is trained.</summary>
    public Network<T> Network { get; }

    /// <summary>The number of steps taken. Set it to continue a training at another step.</summary>
    public long Step { get; set; }

    /// <summary>How many steps an epoch has. Set it where a part follows a schedule that counts epochs.</summary>
    public long StepsPerEpoch { get; set; } = 1;

    /// <summary>
    /// How many steps the training takes. Set it where a layer, the loss or weight decay follows a schedule; otherwise such numbers stay as they are at the start.
    /// </summary>
    public long TotalSteps { get; set; } = long.MaxValue;

    /// <summary>The gradient of every weight, laid out as the weights are.</summary>
    public Arena<T> Gradient => _workspace.Gradient;

    /// <summary>The state of the optimizer: arrays laid out as the weights are.</summary>
    public IReadOnlyList<Arena<T>> OptimizerState => _update.States;

    /// <summary>How the loss combines samples.</summary>
    public Reduction Reduction => _loss.Reduction;

    /// <summary>The mass of the batch: the number of samples or the sum of their weights if the loss is a mean, otherwise 1.</summary>
    public double Mass => _mass;

    /// <summary>The inputs of a batch, <c>[features, samples]</c>, for programs that fill them without <see cref="Gather"/>.</summary>
    /// <param name="samples">The number of samples in the batch.</param>
    public Matrix<T> Inputs(int samples)
    {
        Begin(samples);
        return _workspace.Input(samples);
    }

    /// <summary>The targets of the batch, <c>[outputs, samples]</c>.</summary>
    public Matrix<T> Targets => new(_targets.Span, _outputs, _samples);

    /// <summary>The outputs of the network for the batch after <see cref="Forward"/>, <c>[outputs, samples]</c>.</summary>
    public ReadOnlyMatrix<T> Predictions
    {
        get
        {
            if (_loss.OnLogits && !_isActivated)
                _workspace.ActivateLogits(_samples);
            _isActivated = true;
            return _workspace.Prediction(_samples);
        }
    }

    /// <summary>Puts a batch of samples into place. A batch stays until the next one is gathered.</summary>
    /// <param name="data">The prepared samples.</param>
    /// <param name="batch">The numbers of the samples.</param>
    public void Gather(PreparedData<T> data, ReadOnlySpan<int> batch)
    {
        ArgumentNullException.ThrowIfNull(data);
        Begin(batch.Length);
        data.Gather(batch, _workspace.Input(batch.Length), Targets);
        for (int i = 0; _sampleWeights is not null && i < batch.Length; i++)
            _batchWeights[i] = _sampleWeights[batch[i]];
    }

    /// <summary>Runs the batch through the network in training mode.</summary>
    public void Forward()
    {
        _isActivated = false;
        _workspace.Progress = Progress;
        _loss.MoveTo(Progress);
        _workspace.Forward(_samples, isTraining: true, RandomIndex, upToLogits: _loss.OnLogits);
    }

    /// <summary>Computes the loss of the batch, and the gradient of the loss with respect to the outputs.</summary>
    /// <param name="needsValue">Whether the value is needed; the gradient alone is cheaper.</param>
    /// <returns>The loss, or NaN if it was not needed.</returns>
    public double ComputeLoss(bool needsValue = true)
    {
        _mass = _loss.Reduction == Reduction.Mean ? _samples : 1;
        if (_weighted is null)
            return _loss.Evaluate(_workspace, Targets, needsGradient: true, needsValue);
        return _weighted.Evaluate(
            _loss.Prediction(_workspace, _samples), Targets, _workspace.OutputGradient(_samples), _batchWeights.AsSpan(0, _samples), needsValue, out _mass);
    }

    /// <summary>Computes the gradient of every weight.</summary>
    public void Backward()
    {
        _workspace.Backward(_samples, RandomIndex, fromLogits: _loss.OnLogits);
        if (_sum is null)
            return;
        if (_batch == 0)
            _sum.Clear();
        _sum.Add(_mass);
        _batch++;
    }

    /// <summary>Exchanges, shapes and applies the gradient: the weights move, and the step ends.</summary>
    /// <param name="learningRate">The learning rate of the step.</param>
    public void Update(double learningRate)
    {
        _sum?.Finish(_loss.Reduction);
        _exchange?.Exchange(_workspace.Gradient.Span, ref _mass);
        _update.Apply(new OptimizerStep(Step, learningRate) { Progress = Progress });
        Step++;
        _batch = 0;
    }

    private Progress Progress => new(Step, StepsPerEpoch, TotalSteps);

    /// <summary>Random numbers are counted by batch, so that no two batches of a step drop out the same units.</summary>
    private long RandomIndex => _sum is null ? Step : (Step * _batchesPerStep) + _batch;

    private void Begin(int samples)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(samples, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(samples, _workspace.Capacity);
        _samples = samples;
    }
}
