using System.Numerics;

namespace FnnKit;

/// <summary>The epochs of a run: steps, reports, callbacks, and how it ends.</summary>
internal sealed class TrainingRun<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly TrainingSetup _setup;
    private readonly TrainingData<T> _data;
    private readonly Network<T> _network;
    private readonly ITrainingObserver[] _observers;
    private readonly IOptimizer _optimizer;
    private readonly BatchOrder _order;
    private readonly TrainingStep<T> _step;
    private readonly CallbackChain _callbacks;
    private readonly KeptWeights<T> _kept;
    private readonly Reporter<T> _reporter;
    private readonly TrainingProgress _progress = new();
    private readonly long _totalEpochs;
    private readonly long _totalSteps;
    private long _epoch;
    private long _steps;
    private bool _stops;

    public TrainingRun(
        TrainingSetup setup, SetupParts parts, TrainingData<T> data, Network<T> network, ThreadTeam team, ITrainingObserver[] observers, TimeProvider clock)
    {
        _setup = setup;
        _data = data;
        _network = network;
        _observers = observers;
        _optimizer = parts.Optimizer;
        _order = new BatchOrder(setup.Training.Sampler, setup.Training, data.Split.Training, setup.Seed);
        var loss = new BoundLoss<T>(parts.Loss, network.Plan);
        _step = new TrainingStep<T>(setup, data, network, _order, loss, parts.Optimizer, team);
        _callbacks = new CallbackChain(setup.Callbacks, observers);
        _kept = new KeptWeights<T>(network.Weights);
        _reporter = new Reporter<T>(setup, data, network, loss, _order.Plan, team, clock);
        int stepsPerEpoch = _order.Plan.StepsPerEpoch;
        _totalEpochs = setup.Training.Epochs ?? (setup.Training.Steps is null ? 1 : long.MaxValue);
        long steps = setup.Training.Steps ?? long.MaxValue;
        _totalSteps = _totalEpochs > steps / stepsPerEpoch ? steps : Math.Min(steps, _totalEpochs * stepsPerEpoch);
        if (_totalSteps > _order.Plan.MaximumSteps)
            throw new SetupException($"The sampler '{PartIdentity.Of(setup.Training.Sampler!).Name}' holds {_order.Plan.MaximumSteps} steps, but the run would take {_totalSteps}; set 'Training:Steps' to {_order.Plan.MaximumSteps} at most.");
    }

    /// <exception cref="TrainingException">The loss is no number any more.</exception>
    public TrainingResult Execute(CancellationToken cancellationToken)
    {
        var start = new TrainingStart(_network.Plan, _data.Source.Schema, _data.Split, _order.Plan.StepsPerEpoch, _totalSteps, _data.Samples.Fingerprint(), _progress);
        foreach (var observer in _observers)
            observer.Started(start);
        _reporter.Start();
        while (_steps < _totalSteps && !_stops && !cancellationToken.IsCancellationRequested)
            RunEpoch(cancellationToken);
        bool wasCancelled = !_stops && _steps < _totalSteps;
        _kept.Restore();
        var result = new TrainingResult
        {
            Model = Model.Create(_network, _data.Pipeline, new ModelNotes(_reporter.LastValues, LoaderSettings.Write(_setup))),
            StopReason = wasCancelled ? StopReason.Cancelled : _stops ? StopReason.StoppedByCallback : StopReason.Completed,
            StoppedBy = _callbacks.StoppedBy is { } callback ? PartIdentity.Of(callback).Name : null,
            Epochs = _epoch,
            Steps = _steps,
            History = _reporter.History,
            WeightsOfStep = _kept.Copy is null ? _steps : _kept.Step,
            Test = _reporter.MeasureTest(),
            Split = _data.Split,
        };
        foreach (var observer in _observers)
            observer.Finished(result);
        return result;
    }

    private void RunEpoch(CancellationToken cancellationToken)
    {
        int stepsPerEpoch = _order.Plan.StepsPerEpoch;
        bool isLast = _totalSteps - _steps <= stepsPerEpoch;
        bool isReported = isLast || _epoch == 0 || (_epoch + 1) % _setup.Training.ReportEvery == 0;
        var measurement = isReported ? _reporter.BeginEpoch() : null;
        _order.Draw(_epoch);
        double learningRate = 0;
        int step = 0;
        for (; step < stepsPerEpoch && _steps < _totalSteps && !_stops && !cancellationToken.IsCancellationRequested; step++)
        {
            learningRate = _optimizer.LearningRate.At(new Progress(_steps, stepsPerEpoch, _totalSteps));
            bool asked = _callbacks.AsksAfterSteps && _callbacks.WantsStep(_steps + 1);
            double loss = _step.Take(step, new OptimizerStep(_steps, learningRate), measurement, needsLoss: asked);
            _progress.Step = ++_steps;
            if (asked)
                Obey(_callbacks.OnStep(new StepReport(_epoch, _steps, loss)));
        }

        if (step == stepsPerEpoch || _steps == _totalSteps)
            EndEpoch(isReported, learningRate);
    }

    private void EndEpoch(bool isReported, double learningRate)
    {
        _epoch++;
        if (!isReported && !_callbacks.WantsEpoch(_epoch))
            return;
        var report = _reporter.EndEpoch(_epoch, _steps, learningRate, isReported);
        if (isReported)
        {
            foreach (var observer in _observers)
                observer.Reported(report);
            if (!double.IsFinite(report.Values["loss"]))
                throw new TrainingException($"The training diverged: the loss of epoch {_epoch} is {report.Values["loss"]}. Set a smaller 'Optimizer:LearningRate' (it was {learningRate}), scale the features ('Data:Transforms'), or check the data for extreme values.");
        }

        Obey(_callbacks.OnEpoch(report, isReported));
    }

    private void Obey(Verdict verdict)
    {
        if (verdict.HasFlag(Verdict.KeepWeights))
            _kept.Keep(_steps);
        if (verdict.HasFlag(Verdict.SaveCheckpoint))
        {
            var checkpoint = Checkpoints.Of(_network, _step.Update.States, _kept, _callbacks, _epoch, _steps);
            foreach (var observer in _observers)
                observer.CheckpointDue(checkpoint);
        }

        _stops |= verdict.HasFlag(Verdict.Stop);
    }
}
