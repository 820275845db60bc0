using System.Numerics;

namespace FnnKit;

/// <summary>The epochs of a run: steps, reports, callbacks, and how it ends.</summary>
internal sealed class TrainingRun<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly TrainingSetup _setup;
    private readonly PreparedRun<T> _data;
    private readonly Network<T> _network;
    private readonly ObserverChain _observers;
    private readonly IRunStore? _store;
    private readonly IOptimizer _optimizer;
    private readonly BatchOrder _order;
    private readonly TrainingSession<T> _session;
    private readonly StepLoop<T> _steps;
    private readonly CallbackChain _callbacks;
    private readonly KeptWeights<T> _kept;
    private readonly Reporter<T> _reporter;
    private readonly TrainingProgress _progress = new();
    private readonly RunState<T> _state;
    private readonly WeightAverage<T>? _average;
    private readonly int _stepsPerEpoch;
    private readonly long _totalSteps;
    private (ICallback Callback, string Reason)? _stop;

    public TrainingRun(
        TrainingSetup setup, SetupParts parts, PreparedRun<T> data, Network<T> network, ThreadTeam team, ObserverChain observers, IRunStore? store, TimeProvider clock)
    {
        _setup = setup;
        _data = data;
        _network = network;
        _observers = observers;
        _store = store;
        _optimizer = parts.Optimizer;
        _order = BatchOrder.Create(data);
        var loss = new BoundLoss<T>(parts.Loss, network.Plan);
        _session = new TrainingSession<T>(
            network, parts.Loss, parts.Optimizer, Math.Min(_order.Plan.BatchSize, _order.Plan.Length), setup.Training, team, setup.Seed, data.SampleWeights);
        _steps = new StepLoop<T>(_session, data.Samples, _order, setup.Training.AccumulateBatches);
        _callbacks = new CallbackChain(setup.Callbacks, observers, store);
        _kept = new KeptWeights<T>(network);
        _reporter = new Reporter<T>(setup, data, network, loss, _order.Plan, team, clock);
        _stepsPerEpoch = data.StepsPerEpoch;
        _average = WeightAverage<T>.Create(setup.Training, network.Weights, _stepsPerEpoch);
        _state = new RunState<T>(network, _session.OptimizerState, _kept, _average, _callbacks, _reporter.Training);
        _totalSteps = data.TotalSteps;
    }

    /// <summary>Goes on from where another run stood.</summary>
    /// <exception cref="CheckpointException">The checkpoint is not one of this setup.</exception>
    public void Resume(CheckpointFolder checkpoints)
    {
        var (path, content) = checkpoints.ReadNewest();
        _state.Restore(path, content);
        _progress.Step = _session.Step = _state.Step;
        _progress.Epoch = _state.Epoch;
    }

    /// <exception cref="TrainingException">The loss is no number any more.</exception>
    public TrainingResult Execute(CancellationToken cancellationToken)
    {
        var start = new TrainingStart(_network.Plan, _data.Schema, _data.Split, _stepsPerEpoch, _totalSteps, _data.Samples.Fingerprint(), _progress);
        _store?.Start(start);
        _observers.Started(start);
        _reporter.Start(_state.Epoch);
        while (_state.Step < _totalSteps && !_state.Stops && !cancellationToken.IsCancellationRequested)
            RunEpoch(cancellationToken);
        bool wasCancelled = !_state.Stops && _state.Step < _totalSteps;
        if (wasCancelled)
            SaveCheckpoint();
        if (_kept.Copy is null)
            _average?.Exchange();
        _kept.Restore();
        var result = new TrainingResult
        {
            Model = _data.CreateModel(_network, _state.KeptValues ?? _state.LastValues, start.DataFingerprint),
            StopReason = wasCancelled ? StopReason.Cancelled : _state.Stops ? StopReason.StoppedByCallback : StopReason.Completed,
            StoppedBy = _stop is { } stop ? PartIdentity.Get(stop.Callback).Name : null,
            StopMessage = _stop?.Reason,
            Epochs = _state.Epoch,
            Steps = _state.Step,
            History = _reporter.History,
            WeightsOfStep = _kept.Copy is null ? _state.Step : _kept.Step,
            Test = _reporter.MeasureTest(),
            Baseline = _reporter.MeasureBaseline(),
            Split = _data.Split,
        };
        _store?.Finish(result);
        _observers.Finished(result);
        return result;
    }

    private void RunEpoch(CancellationToken cancellationToken)
    {
        int stepsPerEpoch = _stepsPerEpoch;
        bool isLast = _totalSteps - (_state.Epoch * stepsPerEpoch) <= stepsPerEpoch;
        bool isReported = isLast || _state.Epoch == 0 || (_state.Epoch + 1) % _setup.Training.ReportEvery == 0;
        // A run that goes on from the middle of an epoch finds there what was measured of it.
        int step = (int)(_state.Step - (_state.Epoch * stepsPerEpoch));
        if (step == 0)
            _reporter.Training.Reset();
        _order.Draw(_state.Epoch);
        for (; step < stepsPerEpoch && _state.Step < _totalSteps && !_state.Stops && !cancellationToken.IsCancellationRequested; step++)
            TakeStep(step, isReported ? _reporter.Training : null);
        if (step == stepsPerEpoch || _state.Step == _totalSteps)
            EndEpoch(isReported);
    }

    private void TakeStep(int stepOfEpoch, Measurement<T>? measurement)
    {
        bool isDue = _callbacks.IsDueAfterStep(_state.Step + 1);
        double rate = LearningRate(_state.Step);
        double loss = _steps.Take(stepOfEpoch, rate, measurement, needsLoss: isDue || _observers.WantsSteps);
        _progress.Step = ++_state.Step;
        _average?.After(_state.Step);
        if (!isDue && !_observers.WantsSteps)
            return;
        var report = new StepReport(_state.Epoch, _state.Step, loss) { LearningRate = rate, Elapsed = _reporter.Elapsed };
        if (_observers.WantsSteps)
            _observers.StepTaken(report);
        if (isDue)
            Apply(_callbacks.After(report), loss, rate);
    }

    private double LearningRate(long step) => _callbacks.RateFactor * _optimizer.LearningRate.At(new Progress(step, _stepsPerEpoch, _totalSteps));

    private void EndEpoch(bool isReported)
    {
        _progress.Epoch = ++_state.Epoch;
        if (!isReported && !_callbacks.IsDueAfterEpoch(_state.Epoch))
            return;
        double learningRate = LearningRate(_state.Step - 1);
        _average?.Exchange();
        var report = _reporter.EndEpoch(_state.Epoch, _state.Step, learningRate, isReported);
        _average?.Exchange();
        if (isReported)
        {
            _state.LastValues = report.Values;
            _store?.SaveReport(report);
            _observers.Reported(report);
            if (!double.IsFinite(report.Values["loss"]))
                throw Diverged($"of epoch {_state.Epoch}", report.Values["loss"], learningRate);
        }

        Apply(_callbacks.After(report), report.Values.GetValueOrDefault("loss"), learningRate);
    }

    private static TrainingException Diverged(string when, double loss, double rate)
        => new($"The training diverged: the loss {when} is {loss}. Set a smaller 'Optimizer:LearningRate' (it was {rate}), scale the features ('Data:Transforms'), or check the data for extreme values.");

    private void Apply(CallbackOutcome outcome, double loss, double rate)
    {
        if (outcome.Fail is { } fail)
        {
            throw double.IsFinite(loss) ? new TrainingException($"The callback '{PartIdentity.Get(fail.Callback).Name}' ended the training as failed after step {_state.Step}: {fail.Reason}.")
                : Diverged($"of step {_state.Step}", loss, rate);
        }

        if (outcome.KeepsWeights)
        {
            _kept.Keep(_state.Step, _average is { Count: > 0 } ? _average.Mean : null);
            _state.KeptValues = _state.LastValues;
        }

        _stop ??= outcome.Stop;
        _state.Stops |= outcome.Stop is not null;
        if (outcome.SavesCheckpoint)
            SaveCheckpoint();
    }

    private void SaveCheckpoint()
    {
        var checkpoint = _state.Save();
        _store?.SaveCheckpoint(checkpoint);
        _observers.CheckpointSaved(checkpoint);
    }
}
