namespace FnnKit;

/// <summary>Trains for a moment, without callbacks and without leaving anything, to see how long steps take on this machine.</summary>
public sealed class PaceMeasurement : ITrainingObserver
{
    private readonly TimeProvider _clock;
    private TrainingProgress? _progress;
    private long _started;
    private long _steps;
    private TimeSpan _time;

    private PaceMeasurement(TimeProvider clock) => _clock = clock;

    /// <summary>Measures how long a step takes, reports and validation included.</summary>
    /// <param name="facts">The run.</param>
    /// <param name="duration">How long to measure.</param>
    /// <param name="clock">The clock; by default that of the system.</param>
    /// <returns>The time of a step, in seconds.</returns>
    /// <exception cref="FnnKitException">The run cannot be trained.</exception>
    public static async Task<double> SecondsPerStepAsync(SetupFacts facts, TimeSpan duration, TimeProvider? clock = null)
    {
        var pace = new PaceMeasurement(clock ?? TimeProvider.System);
        using var end = new CancellationTokenSource();
        var training = new Trainer(Trial(facts), [pace], pace._clock).TrainAsync(end.Token);
        // The first steps are slow: their code is only being compiled.
        await Task.WhenAny(training, Task.Delay(duration / 2, pace._clock)).ConfigureAwait(false);
        pace.Mark();
        long steps = pace._steps;
        var time = pace._time;
        await Task.WhenAny(training, Task.Delay(duration / 2, pace._clock)).ConfigureAwait(false);
        pace.Mark();
        await end.CancelAsync().ConfigureAwait(false);
        await training.ConfigureAwait(false);
        bool hasSecondHalf = pace._steps > steps;
        return hasSecondHalf ? (pace._time - time).TotalSeconds / (pace._steps - steps) : pace._time.TotalSeconds / Math.Max(1, pace._steps);
    }

    /// <inheritdoc/>
    public void Started(TrainingStart start)
    {
        _started = _clock.GetTimestamp();
        _progress = start.Progress;
    }

    /// <inheritdoc/>
    public void Reported(EpochReport report) => Mark();

    private void Mark()
    {
        if (_progress is null)
            return;
        _steps = _progress.Step;
        _time = _clock.GetElapsedTime(_started);
    }

    private static TrainingSetup Trial(SetupFacts facts) => new()
    {
        Seed = facts.Setup.Seed,
        Precision = facts.Setup.Precision,
        Data = { Loader = new Loaded(facts.Data), Split = facts.Setup.Data.Split, Transforms = facts.Setup.Data.Transforms },
        Network = { Layers = facts.Setup.Network.Layers },
        Loss = facts.Setup.Loss,
        Optimizer = facts.Setup.Optimizer,
        Training = facts.Setup.Training,
        Metrics = facts.Setup.Metrics,
    };

    private sealed class Loaded(IDataSet data) : IDataLoader
    {
        public Task<IDataSet> LoadAsync(DataRequest request, CancellationToken cancellationToken) => Task.FromResult(data);
    }
}
