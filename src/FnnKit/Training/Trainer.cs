namespace FnnKit;

/// <summary>Trains a network from its setup: loads, splits and transforms the data, builds the network, and runs the steps.</summary>
/// <param name="setup">What the run is made of.</param>
/// <param name="observers">Who follows it.</param>
/// <param name="timeProvider">The clock; by default that of the system.</param>
/// <param name="resumeFrom">The checkpoints of a run of the same setup to go on from; it ends with the same bytes as if it had never been interrupted.</param>
public sealed class Trainer(
    TrainingSetup setup, IEnumerable<ITrainingObserver>? observers = null, TimeProvider? timeProvider = null, CheckpointFolder? resumeFrom = null) : ITrainer
{
    /// <summary>Bytes from which on it pays to give garbage back at once: by itself it would stay until the heap has grown by as much again.</summary>
    private const long Large = 4 << 20;

    private readonly ITrainingObserver[] _observers = [.. observers ?? []];

    /// <inheritdoc/>
    public async Task<TrainingResult> TrainAsync(CancellationToken cancellationToken = default)
    {
        var parts = SetupCheck.RequiredParts(setup);
        if (CrossValidation.IsWanted(setup))
            throw new SetupException("'Data:Split:Folds' asks for one run for each fold; train with CrossValidation, or say in 'Data:Split:Fold' which fold a single run is to test on.");
        SetupCheck.VectorWidths();
        // The steps compute without ever waiting, so they get a thread of the pool and the caller keeps its own.
        var run = await PrepareAsync(parts, cancellationToken).ConfigureAwait(false);
        return await Task.Run(() => run(cancellationToken), CancellationToken.None).ConfigureAwait(false);
    }

    // A method of its own: when it has returned, nothing holds on to the data set as it was loaded.
    private async Task<Func<CancellationToken, TrainingResult>> PrepareAsync(SetupParts parts, CancellationToken cancellationToken)
    {
        var request = new DataRequest(new RandomStream((ulong)setup.Seed, "data")) { Progress = new LoadingReport(_observers) };
        var data = await parts.Loader.LoadAsync(request, cancellationToken).ConfigureAwait(false);
        return await Task.Run(() => setup.Precision == Precision.Float64 ? Prepare<double>(parts, data) : Prepare<float>(parts, data), CancellationToken.None).ConfigureAwait(false);
    }

    private Func<CancellationToken, TrainingResult> Prepare<T>(SetupParts parts, IDataSet data)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
        => Run(parts, TrainingData<T>.Prepare(setup, data));

    private Func<CancellationToken, TrainingResult> Run<T>(SetupParts parts, TrainingData<T> prepared)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
        => cancellationToken => Run(parts, prepared, cancellationToken);

    private TrainingResult Run<T>(SetupParts parts, TrainingData<T> prepared, CancellationToken cancellationToken)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        // The data set as it was loaded is garbage now, twice or more of what is kept of it.
        GiveBack(prepared.Samples.Bytes);
        using var team = new ThreadTeam(setup.Training.Threads ?? Environment.ProcessorCount);
        var network = new Network<T>(prepared.Plan);
        network.Initialize(setup.Seed);
        if (setup.Network.InitialWeights is { } path)
            InitialWeights.Load(path, network);
        // So are the numbers that weights were made of, in double precision.
        GiveBack((long)network.Weights.Length * sizeof(double));
        var run = new TrainingRun<T>(setup, parts, prepared, network, team, _observers, timeProvider ?? TimeProvider.System);
        foreach (var observer in prepared.Warnings.Count > 0 ? _observers : [])
            observer.Warned(prepared.Warnings);
        if (resumeFrom is not null)
            run.Resume(resumeFrom);
        return run.Execute(cancellationToken);
    }

    private static void GiveBack(long bytes)
    {
        if (bytes >= Large)
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    }

    private sealed class LoadingReport(ITrainingObserver[] observers) : IProgress<LoadingProgress>
    {
        public void Report(LoadingProgress value)
        {
            foreach (var observer in observers)
                observer.Loading(value);
        }
    }
}
