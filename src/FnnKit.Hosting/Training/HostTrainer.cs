using System.Diagnostics;

namespace FnnKit;

/// <summary>The trainer of a host: its training is an activity, and writes a run folder if the host stores runs.</summary>
/// <param name="setup">The setup of the run.</param>
/// <param name="observers">The observers that follow it.</param>
/// <param name="catalogue">The plugins, which the run folder records.</param>
/// <param name="clock">The clock.</param>
/// <param name="storage">Where runs are stored; null to store none.</param>
internal sealed class HostTrainer(
    TrainingSetup setup, IEnumerable<ITrainingObserver> observers, PluginCatalogue catalogue, TimeProvider clock, RunStorage? storage) : ITrainer
{
    public async Task<TrainingResult> TrainAsync(CancellationToken cancellationToken = default)
    {
        using var activity = TrainingTelemetry.Activities.StartActivity(TrainingTelemetry.TrainingActivity);
        try
        {
            return storage is null
                ? await SetupTrainer.Create(setup, catalogue, observers, clock).TrainAsync(cancellationToken).ConfigureAwait(false)
                : await TrainAsync(storage, cancellationToken).ConfigureAwait(false);
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
            return await SetupTrainer.Create(setup, catalogue, observers, clock, run, resumes ? run.Checkpoints : null).TrainAsync(cancellationToken).ConfigureAwait(false);
    }
}
