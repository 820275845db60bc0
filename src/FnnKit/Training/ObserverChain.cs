using System.Diagnostics;

namespace FnnKit;

/// <summary>The observers of a training. One that throws is reported once to the others and not called again.</summary>
internal sealed class ObserverChain(IEnumerable<ITrainingObserver> observers) : ITrainingObserver
{
    private readonly Lock _lock = new();
    private ITrainingObserver[] _observers = [.. observers];

    public bool WantsSteps { get; private set; }

    public void Loading(LoadingProgress progress) => Tell(observer => observer.Loading(progress));

    public void Warned(IReadOnlyList<SettingError> warnings) => Tell(observer => observer.Warned(warnings));

    public void Started(TrainingStart start)
    {
        Tell(observer => observer.Started(start));
        Tell(observer => WantsSteps |= observer.WantsSteps);
    }

    public void StepTaken(StepReport report) => Tell(observer =>
    {
        if (observer.WantsSteps)
            observer.StepTaken(report);
    });

    public void Released(long bytes) => Tell(observer => observer.Released(bytes));

    public void Reported(EpochReport report) => Tell(observer => observer.Reported(report));

    public void CheckpointSaved(Checkpoint checkpoint) => Tell(observer => observer.CheckpointSaved(checkpoint));

    public void MessageWritten(ICallback callback, string text) => Tell(observer => observer.MessageWritten(callback, text));

    public void CallbackFailed(ICallback callback, Exception exception) => Tell(observer => observer.CallbackFailed(callback, exception));

    public void ObserverFailed(ITrainingObserver observer, Exception exception) => Tell(other => other.ObserverFailed(observer, exception));

    public void Refitting(RefitNote refit) => Tell(observer => observer.Refitting(refit));

    public void Finished(TrainingResult result) => Tell(observer => observer.Finished(result));

    public void Failed(Exception exception) => Tell(observer => observer.Failed(exception));

    private void Tell(Action<ITrainingObserver> tell)
    {
        foreach (var observer in _observers)
        {
            try
            {
                tell(observer);
            }
#pragma warning disable CA1031 // An observer may be anybody's code: whatever it throws, the training continues.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                Remove(observer, exception);
            }
        }
    }

    // Loading is reported from any thread, so that two calls may fail at once.
    private void Remove(ITrainingObserver failed, Exception exception)
    {
        lock (_lock)
        {
            if (!_observers.Contains(failed))
                return;
            _observers = [.. _observers.Where(observer => observer != failed)];
        }

        if (_observers.Length == 0)
            Trace.TraceError($"The training observer {failed.GetType().Name} threw and is not called any more: {exception}");
        ObserverFailed(failed, exception);
    }
}
