using System.Numerics;

namespace FnnKit;

/// <summary>Trains a network from its setup: loads, splits and transforms the data, builds the network, and runs the steps.</summary>
/// <param name="setup">The setup of the run.</param>
/// <param name="observers">The observers that follow it.</param>
/// <param name="timeProvider">The clock; by default that of the system.</param>
/// <param name="resumeFrom">The checkpoints of a run of the same setup to continue; it ends with the same bytes as if it had never been interrupted.</param>
/// <param name="store">Saves checkpoints, logs and the model; null to save nothing.</param>
public sealed class Trainer(
    TrainingSetup setup, IEnumerable<ITrainingObserver>? observers = null, TimeProvider? timeProvider = null, CheckpointFolder? resumeFrom = null, IRunStore? store = null) : ITrainer
{
    private readonly ObserverChain _observers = new(observers ?? []);

    /// <inheritdoc/>
    public async Task<TrainingResult> TrainAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            return await TrainCheckedAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            _observers.Failed(exception);
            throw;
        }
    }

    private Task<TrainingResult> TrainCheckedAsync(CancellationToken cancellationToken)
    {
        var parts = SetupCheck.RequiredParts(setup);
        if (CrossValidation.IsWanted(setup))
            throw new SetupException("'Data:Split:Folds' asks for one run for each fold; train with ICrossValidator or CrossValidation, or say in 'Data:Split:Fold' which fold a single run is to test on.");
        if (EnsembleMembers.AreWanted(setup))
            throw new SetupException("'Ensemble' asks for several networks; train with EnsembleTrainer, or say in 'Ensemble:Member' which member a single run is to train.");
        SetupCheck.VectorWidths();
        if (store is null)
            StoreCheck.Require(setup);
        return setup.Precision == Precision.Float64 ? TrainAsync<double>(parts, cancellationToken) : TrainAsync<float>(parts, cancellationToken);
    }

    private async Task<TrainingResult> TrainAsync<T>(SetupParts parts, CancellationToken cancellationToken)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (prepared, warnings) = await PrepareAsync<T>(parts, cancellationToken).ConfigureAwait(false);
        // The steps compute without ever waiting, so they get a thread of the pool and the caller keeps its own.
        return await Task.Run(() => Run(parts, prepared, warnings, cancellationToken), CancellationToken.None).ConfigureAwait(false);
    }

    // A method of its own: when it has returned, nothing holds on to the data set as it was loaded.
    private async Task<(PreparedRun<T> Prepared, IReadOnlyList<SettingError> Warnings)> PrepareAsync<T>(SetupParts parts, CancellationToken cancellationToken)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var request = DataSource.CreateRequest(setup.Seed) with { Progress = new LoadingReport(_observers) };
        var data = await parts.Loader.LoadAsync(request, cancellationToken).ConfigureAwait(false);
        return await Task.Run(() => Prepare<T>(data), CancellationToken.None).ConfigureAwait(false);
    }

    private (PreparedRun<T> Prepared, IReadOnlyList<SettingError> Warnings) Prepare<T>(IDataSet data)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var facts = SetupFacts.Create(setup, data);
        var warnings = SetupChecks.Require(facts);
        return (PreparedRun<T>.Create(facts), warnings);
    }

    private TrainingResult Run<T>(SetupParts parts, PreparedRun<T> prepared, IReadOnlyList<SettingError> warnings, CancellationToken cancellationToken)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        _observers.Released(prepared.Samples.Bytes);
        using var team = new ThreadTeam(setup.Training.Threads ?? Environment.ProcessorCount);
        var network = prepared.CreateNetwork(team);
        // A run that continues has newer weights.
        if (resumeFrom is null && setup.Network.InitialWeights is { } path)
            InitialWeights.Load(path, network);
        // The initializers worked in double precision.
        _observers.Released((long)network.Weights.Length * sizeof(double));
        var run = new TrainingRun<T>(setup, parts, prepared, network, team, _observers, store, timeProvider ?? TimeProvider.System);
        if (warnings.Count > 0)
            _observers.Warned(warnings);
        if (resumeFrom is not null)
            run.Resume(resumeFrom);
        try
        {
            return run.Execute(cancellationToken);
        }
        catch (Exception exception)
        {
            RecordFailure(exception);
            throw;
        }
    }

    private void RecordFailure(Exception exception)
    {
        try
        {
            store?.Fail(exception);
        }
        catch (Exception second) when (second is IOException or UnauthorizedAccessException)
        {
            // A disk that is full can end a run and refuse its record too: the first reason is the one to report.
        }
    }

    private sealed class LoadingReport(ITrainingObserver observer) : IProgress<LoadingProgress>
    {
        public void Report(LoadingProgress value) => observer.Loading(value);
    }
}
