namespace FnnKit;

/// <summary>Trains a network from its setup: loads, splits and transforms the data, builds the network, and runs the steps.</summary>
/// <param name="setup">What the run is made of.</param>
/// <param name="observers">Who follows it.</param>
/// <param name="timeProvider">The clock; by default that of the system.</param>
/// <param name="resumeFrom">The checkpoints of a run of the same setup to go on from; it ends with the same bytes as if it had never been interrupted.</param>
public sealed class Trainer(
    TrainingSetup setup, IEnumerable<ITrainingObserver>? observers = null, TimeProvider? timeProvider = null, CheckpointFolder? resumeFrom = null) : ITrainer
{
    private readonly ITrainingObserver[] _observers = [.. observers ?? []];

    /// <inheritdoc/>
    public async Task<TrainingResult> TrainAsync(CancellationToken cancellationToken = default)
    {
        var parts = SetupCheck.RequiredParts(setup);
        if (CrossValidation.IsWanted(setup))
            throw new SetupException("'Data:Split:Folds' asks for one run for each fold; train with CrossValidation, or say in 'Data:Split:Fold' which fold a single run is to test on.");
        SetupCheck.VectorWidths();
        var request = new DataRequest(new RandomStream((ulong)setup.Seed, "data"));
        var data = await parts.Loader.LoadAsync(request, cancellationToken).ConfigureAwait(false);
        // The steps compute without ever waiting, so they get a thread of the pool and the caller keeps its own.
        return await Task.Run(
            () => setup.Precision == Precision.Float64 ? Run<double>(parts, data, cancellationToken) : Run<float>(parts, data, cancellationToken),
            CancellationToken.None).ConfigureAwait(false);
    }

    private TrainingResult Run<T>(SetupParts parts, IDataSet data, CancellationToken cancellationToken)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        var prepared = TrainingData<T>.Prepare(setup, data);
        using var team = new ThreadTeam(setup.Training.Threads ?? Environment.ProcessorCount);
        var network = new Network<T>(prepared.Plan);
        network.Initialize(setup.Seed);
        if (setup.Network.InitialWeights is { } path)
            InitialWeights.Load(path, network);
        var run = new TrainingRun<T>(setup, parts, prepared, network, team, _observers, timeProvider ?? TimeProvider.System);
        foreach (var observer in prepared.Warnings.Count > 0 ? _observers : [])
            observer.Warned(prepared.Warnings);
        if (resumeFrom is not null)
            run.Resume(resumeFrom);
        return run.Execute(cancellationToken);
    }
}
