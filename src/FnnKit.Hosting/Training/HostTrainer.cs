using System.Diagnostics;

namespace FnnKit;

/// <summary>The trainer of a host: a trainer whose training is an activity, which ends with the training, even if that fails.</summary>
/// <param name="trainer">Trains.</param>
internal sealed class HostTrainer(ITrainer trainer) : ITrainer
{
    public async Task<TrainingResult> TrainAsync(CancellationToken cancellationToken = default)
    {
        using var activity = TrainingTelemetry.Activities.StartActivity(TrainingTelemetry.TrainingActivity);
        try
        {
            return await trainer.TrainAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            activity?.SetStatus(ActivityStatusCode.Error, exception.Message);
            throw;
        }
    }
}
