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
    private readonly SetupParts _parts;
    private readonly ThreadTeam _team;
    private readonly IOptimizer _optimizer;
    private readonly BatchOrder _order;
    private readonly TrainingSession<T> _session;
    private readonly StepLoop<T> _steps;
    private readonly CallbackChain _callbacks;
    private readonly KeptWeights<T> _kept;
    private readonly BoundLoss<T> _loss;
    private readonly Reporter<T> _reporter;
    private readonly TrainingProgress _progress = new();
    private readonly RunState<T> _state;
    private readonly WeightAverage<T>? _average;
    private readonly AveragedNetwork<T> _averaged;
    private readonly int _stepsPerEpoch;
    private readonly long _totalSteps;
    private readonly string _fingerprint;
    private IReadOnlyDictionary<string, string>? _resumed;
    private (ICallback Callback, string Reason)? _stop;

    public TrainingRun(
        TrainingSetup setup, SetupParts parts, PreparedRun<T> data, Network<T> network, ThreadTeam team, ObserverChain observers, IRunStore? store, TimeProvider clock)
    {
        _setup = setup;
        _data = data;
        _network = network;
        _observers = observers;
        _store = store;
        (_parts, _team) = (parts, team);
        _optimizer = parts.Optimizer;
        _order = BatchOrder.Create(data);
        _loss = new BoundLoss<T>(parts.Loss, network.Plan);
        _session = new TrainingSession<T>(
            network, parts.Loss, parts.Optimizer, Math.Min(_order.Plan.BatchSize, _order.Plan.Length), setup.Training, team, EnsembleMembers.SeedOf(setup), data.SampleWeights);
        _steps = new StepLoop<T>(_session, data.Samples, _order, setup.Training.AccumulateBatches);
        _callbacks = new CallbackChain(setup.Callbacks, observers, store);
        _kept = new KeptWeights<T>(network);
        _reporter = new Reporter<T>(setup, data, network, _loss, _order.Plan, team, clock);
        _stepsPerEpoch = data.StepsPerEpoch;
        _average = WeightAverage<T>.Create(setup.Training, network.Weights, _stepsPerEpoch);
        _averaged = new AveragedNetwork<T>(_average, network, _steps, _stepsPerEpoch);
        _fingerprint = data.Samples.Fingerprint();
        _state = new RunState<T>(new RunOrigin(setup, _fingerprint, data.Split, _stepsPerEpoch), network, _session.OptimizerState, _kept, _average, _callbacks, _reporter.Training);
        _totalSteps = data.TotalSteps;
        (_session.StepsPerEpoch, _session.TotalSteps) = (_stepsPerEpoch, _totalSteps);
    }

    /// <summary>Continues from where another run stood.</summary>
    /// <exception cref="CheckpointException">The checkpoint is not one of this setup.</exception>
    public void Resume(CheckpointFolder checkpoints)
    {
        var (path, content) = checkpoints.ReadNewest();
        _state.Restore(new CheckpointMetadata(path, content.Metadata), content);
        _resumed = content.Metadata;
        _progress.Step = _session.Step = _state.Step;
        _progress.Epoch = _state.Epoch;
        RequireRest();
    }

    /// <summary>Refuses a continuation that the length of the run does not allow.</summary>
    private void RequireRest()
    {
        string setting = _setup.Training.Steps is not null ? "Training:Steps" : "Training:Epochs";
        if (_state.Step > _totalSteps)
            throw new CheckpointException($"The run has taken {_state.Step} steps ({_state.Step / _stepsPerEpoch} epochs) already, but '{setting}' allows {_totalSteps} steps. Set it to more, or start a new run.");
        if (_state is { Stops: true, HasNewLength: true })
        {
            throw new CheckpointException(
                $"The callback '{PartIdentity.Get(_setup.Callbacks[_state.StoppedBy!.Value]).Name}' ended the run at step {_state.Step}, and would do so again whatever 'Training:Epochs' and 'Training:Steps' are. Change its options in 'Callbacks', or leave it out, to train further.");
        }

        bool isWithin = _state.Step % _stepsPerEpoch != 0 && _state.Step < _totalSteps && !_state.Stops;
        if (isWithin && IsReported && _reporter.Training.IsEmpty)
        {
            throw new CheckpointException(
                $"Epoch {_state.Epoch + 1} had begun without being measured, so it cannot be reported now. Leave 'Training:ReportEvery', 'Training:Epochs' and 'Training:Steps' as they were, or choose them so that this epoch is neither reported nor the last.");
        }
    }

    /// <exception cref="TrainingException">The loss is no number any more.</exception>
    public TrainingResult Execute(CancellationToken cancellationToken)
    {
        var start = new TrainingStart(_network.Plan, _data.Schema, _data.Split, _stepsPerEpoch, _totalSteps, _fingerprint, _progress) { ResumedFrom = _resumed };
        _store?.Start(start);
        _observers.Started(start with { Location = _store?.Location, Replaced = _store?.Replaced });
        _reporter.Start(_state.Epoch);
        while (_state.Step < _totalSteps && !_state.Stops && !cancellationToken.IsCancellationRequested)
            RunEpoch(cancellationToken);
        bool wasCancelled = !_state.Stops && _state.Step < _totalSteps;
        var (final, refit) = wasCancelled ? (null, null) : RefitIfWanted(ref wasCancelled, cancellationToken);
        if (wasCancelled)
            SaveCheckpoint();
        if (_kept.Copy is null)
            _averaged.Enter(_state.Step);
        _kept.Restore();
        _loss.MoveTo(ProgressOf(Math.Max(0, _state.Step - 1)));
        var result = CreateResult(final ?? _network, refit, wasCancelled);
        if (!wasCancelled)
            RequireFinite(result);
        _store?.Finish(result);
        _observers.Finished(result);
        return result;
    }

    private TrainingResult CreateResult(Network<T> final, RefitNote? refit, bool wasCancelled)
    {
        var (temperature, intervals) = Calibration.Fit(_setup, _data, _network, _team);
        var values = _state.KeptValues ?? _state.LastValues;
        var model = _data.CreateModel(final, values, _fingerprint, refit, temperature);
        model.Notes = model.Notes with { Intervals = intervals };
        return new()
        {
            Location = _store?.Location,
            Model = model,
            Judged = refit is null || _setup.Ensemble is null ? null : _data.CreateModel(_network, values, _fingerprint, temperature: temperature),
            StopReason = wasCancelled ? StopReason.Cancelled : _state.Stops ? StopReason.StoppedByCallback : StopReason.Completed,
            StoppedBy = _state.StoppedBy is { } stopped ? PartIdentity.Get(_setup.Callbacks[stopped]).Name : null,
            StopMessage = _stop?.Reason,
            Epochs = _state.Epoch,
            Steps = _state.Step,
            History = _reporter.History,
            WeightsOfStep = BestStep,
            Test = _reporter.MeasureTest(),
            Baseline = _reporter.MeasureBaseline(),
            Split = _data.Split,
        };
    }

    /// <summary>The loss is measured before a step moves the weights, so that of the last step tells nothing of the model.</summary>
    private void RequireFinite(TrainingResult result)
    {
        bool predicts = result.Model.Notes.TestVectors?.Outputs.All(row => Array.TrueForAll(row, double.IsFinite)) ?? true;
        if (HasFiniteWeights && predicts && !(result.Test.TryGetValue("loss", out double loss) && double.IsNaN(loss)))
            return;
        throw WeightsDiverged();
    }

    private bool HasFiniteWeights => Reductions.AllFinite<T>(_network.Weights.Span) && Reductions.AllFinite<T>(_network.States.Span);

    /// <summary>Whether the epoch under way is measured and reported.</summary>
    private bool IsReported
    {
        get
        {
            bool isLast = _totalSteps - (_state.Epoch * _stepsPerEpoch) <= _stepsPerEpoch;
            return isLast || _state.Epoch == 0 || (_state.Epoch + 1) % _setup.Training.ReportEvery == 0;
        }
    }

    private long BestStep => _kept.Copy is null ? _state.Step : _kept.Step;

    /// <summary>Trains the final network on all samples, if the setup asks for it. The run itself stays as it is, so that a checkpoint can still be taken.</summary>
    private (Network<T>? Network, RefitNote? Note) RefitIfWanted(ref bool wasCancelled, CancellationToken cancellationToken)
    {
        bool holdsBack = _data.Split.Validation.Length + _data.Split.Test.Length > 0;
        if (!_setup.Training.Refit || !holdsBack || _setup.Data.Split is { Folds: not null } or { ValidationFolds: not null })
            return (null, null);
        var refit = new Refit<T>(_data, _parts, _team, BestStep);
        _observers.Refitting(refit.Note);
        var network = refit.Train(cancellationToken);
        wasCancelled = network is null;
        return (network, network is null ? null : refit.Note);
    }

    private void RunEpoch(CancellationToken cancellationToken)
    {
        int stepsPerEpoch = _stepsPerEpoch;
        bool isReported = IsReported;
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

    private double LearningRate(long step) => _callbacks.RateFactor * _optimizer.LearningRate.At(ProgressOf(step));

    private Progress ProgressOf(long step) => new(step, _stepsPerEpoch, _totalSteps);

    private void EndEpoch(bool isReported)
    {
        _progress.Epoch = ++_state.Epoch;
        if (!isReported && !_callbacks.IsDueAfterEpoch(_state.Epoch))
            return;
        double learningRate = LearningRate(_state.Step - 1);
        _loss.MoveTo(ProgressOf(_state.Step - 1));
        _averaged.Enter(_state.Step);
        var report = _reporter.EndEpoch(_state.Epoch, _state.Step, learningRate, isReported);
        _averaged.Leave();
        if (isReported)
        {
            _state.LastValues = report.Values;
            _store?.SaveReport(report);
            _observers.Reported(report);
            if (!double.IsFinite(report.Values["loss"]))
                throw Diverged($"the loss of epoch {_state.Epoch} is {report.Values["loss"]}", learningRate);
        }

        Apply(_callbacks.After(report), report.Values.GetValueOrDefault("loss"), learningRate);
    }

    private TrainingException WeightsDiverged()
        => Diverged($"after step {_state.Step} weights or predictions are infinite or not a number", LearningRate(Math.Max(0, _state.Step - 1)));

    private static TrainingException Diverged(string problem, double rate)
        => new($"The training diverged: {problem}. Set a smaller 'Optimizer:LearningRate' (it was {rate}), scale the features ('Data:Transforms'), or check the data for extreme values.");

    private void Apply(CallbackOutcome outcome, double loss, double rate)
    {
        if (outcome.Fail is { } fail)
        {
            throw double.IsFinite(loss) ? new TrainingException($"The callback '{PartIdentity.Get(fail.Callback).Name}' ended the training as failed after step {_state.Step}: {fail.Reason}.")
                : Diverged($"the loss of step {_state.Step} is {loss}", rate);
        }

        if (outcome.Keeping.Count > 0)
        {
            _state.KeptBy = [.. outcome.Keeping.Select(IndexOf)];
            _averaged.Enter(_state.Step);
            _kept.Keep(_state.Step);
            _averaged.Leave();
            _state.KeptValues = _state.LastValues;
        }

        if (outcome.Stop is { } stop && !_state.Stops)
        {
            _stop = stop;
            (_state.Stops, _state.StoppedBy) = (true, IndexOf(stop.Callback));
        }

        if (outcome.SavesCheckpoint)
            SaveCheckpoint();
    }

    private int IndexOf(ICallback callback) => Enumerable.Range(0, _setup.Callbacks.Count).First(i => ReferenceEquals(_setup.Callbacks[i], callback));

    private void SaveCheckpoint()
    {
        // A checkpoint of weights that are lost would push out those from which the run could be saved.
        if (!HasFiniteWeights)
            throw WeightsDiverged();
        var checkpoint = _state.Save();
        _store?.SaveCheckpoint(checkpoint);
        _observers.CheckpointSaved(checkpoint);
    }
}
