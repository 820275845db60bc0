namespace FnnKit;

/// <summary>Trains for a moment, without callbacks and without leaving anything, to see how long steps take on this machine.</summary>
public sealed class PaceMeasurement : ITrainingObserver
{
    private const int MostWindows = 12;
    private const int FewestWindows = 4;
    private const double Agreement = 0.1;

    private readonly TimeProvider _clock;
    private TrainingProgress? _progress;
    private long _started;
    private long _steps;
    private TimeSpan _time;

    private PaceMeasurement(TimeProvider clock) => _clock = clock;

    /// <summary>Measures how long a step takes once its code is warm, reports and validation included.</summary>
    /// <param name="facts">The run.</param>
    /// <param name="duration">How long to measure at the most.</param>
    /// <param name="clock">The clock; by default that of the system.</param>
    /// <returns>The time of a step, in seconds.</returns>
    /// <exception cref="FnnKitException">The run cannot be trained.</exception>
    public static async Task<double> SecondsPerStepAsync(SetupFacts facts, TimeSpan duration, TimeProvider? clock = null)
    {
        var pace = new PaceMeasurement(clock ?? TimeProvider.System);
        using var end = new CancellationTokenSource();
        var training = new Trainer(Trial(facts.Setup, facts.Data, facts.Batches?.MaximumSteps ?? long.MaxValue), [pace], pace._clock).TrainAsync(end.Token);
        double best = await pace.BestAsync(training, duration / MostWindows).ConfigureAwait(false);
        await end.CancelAsync().ConfigureAwait(false);
        await training.ConfigureAwait(false);
        return best;
    }

    /// <summary>
    /// The shortest time of a step. The first ones are slow, because their code is only being compiled: windows are measured until two of them agree.
    /// </summary>
    private async Task<double> BestAsync(Task training, TimeSpan window)
    {
        double last = 0, best = double.PositiveInfinity;
        for (int i = 0; i < MostWindows && !training.IsCompleted; i++)
        {
            long steps = _steps;
            var time = _time;
            do
            {
                await Task.WhenAny(training, Task.Delay(window, _clock)).ConfigureAwait(false);
                Mark();
            }
            while (_steps == steps && !training.IsCompleted);

            double seconds = (_time - time).TotalSeconds / Math.Max(1, _steps - steps);
            best = _steps > steps ? Math.Min(best, seconds) : best;
            if (i >= FewestWindows && Math.Abs(seconds - last) <= Agreement * seconds)
                break;
            last = seconds;
        }

        return double.IsFinite(best) ? best : _time.TotalSeconds / Math.Max(1, _steps);
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

    /// <summary>The setup with data that is already loaded, without callbacks and initial weights, and with so many steps that its code gets warm.</summary>
    /// <param name="setup">The setup.</param>
    /// <param name="data">Its data, from which columns that are no features are taken out.</param>
    /// <param name="steps">How many steps it may take at most.</param>
    internal static TrainingSetup Trial(TrainingSetup setup, IDataSet data, long steps) => setup with
    {
        Data = setup.Data with
        {
            Loader = new Loaded(data),
            SampleWeights = null,
            Exclude = [],
            Split = setup.Data.Split with { Group = null, Time = null, By = null, Fold = CrossValidation.IsWanted(setup) ? 1 : setup.Data.Split.Fold },
        },
        Network = setup.Network with { InitialWeights = null },
        Training = setup.Training with { Epochs = null, Steps = steps, Refit = false },
        Callbacks = [],
        Ensemble = null,
        Predictions = new(),
    };

    private sealed class Loaded(IDataSet data) : IDataLoader
    {
        public Task<IDataSet> LoadAsync(DataRequest request, CancellationToken cancellationToken) => Task.FromResult(data);
    }
}
