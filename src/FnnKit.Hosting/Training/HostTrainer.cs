using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace FnnKit;

/// <summary>The trainer of a host: its training is an activity, and writes a run folder if the host stores runs.</summary>
/// <param name="setup">The setup of the run.</param>
/// <param name="observers">The observers that follow it.</param>
/// <param name="catalogue">The plugins, which the run folder records.</param>
/// <param name="clock">The clock.</param>
/// <param name="storage">Where runs are stored; null to store none.</param>
/// <param name="logger">Gets the path of the run folder.</param>
internal sealed partial class HostTrainer(
    TrainingSetup setup, IEnumerable<ITrainingObserver> observers, PluginCatalogue catalogue, TimeProvider clock, RunStorage? storage, ILogger<Trainer> logger) : ITrainer
{
    public async Task<TrainingResult> TrainAsync(CancellationToken cancellationToken = default)
    {
        using var activity = TrainingTelemetry.Activities.StartActivity(TrainingTelemetry.TrainingActivity);
        try
        {
            if (storage is not null)
                return await TrainAsync(storage, cancellationToken).ConfigureAwait(false);
            ITrainer trainer = EnsembleTrainer.IsWanted(setup) ? new EnsembleTrainer(setup, catalogue, observers, clock) : new Trainer(setup, observers, clock);
            return await trainer.TrainAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            activity?.SetStatus(ActivityStatusCode.Error, exception.Message);
            throw;
        }
    }

    private async Task<TrainingResult> TrainAsync(RunStorage stored, CancellationToken cancellationToken)
    {
        var (run, resumes) = stored.Open(setup, catalogue, clock);
        using (run)
        {
            ITrainer trainer = EnsembleTrainer.IsWanted(setup)
                ? new EnsembleTrainer(setup, catalogue, observers, clock, run, new EnsembleFolder(() => run.Path, catalogue.Records, catalogue.Folders, clock))
                : new Trainer(setup, observers, clock, resumes ? run.Checkpoints : null, run);
            var result = await trainer.TrainAsync(cancellationToken).ConfigureAwait(false);
            LogStored(run.Path);
            return result;
        }
    }

    [LoggerMessage(8, LogLevel.Information, "The run is stored in {Path}")]
    private partial void LogStored(string path);
}
