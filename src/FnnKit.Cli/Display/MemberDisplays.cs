namespace FnnKit.Cli;

/// <summary>Shows the training of an ensemble: a display for each member, one after the other.</summary>
/// <param name="console">Where to.</param>
internal sealed class MemberDisplays(ICommandConsole console) : ITrainingObserver, IDisposable
{
    private TrainingDisplay? _current;

    public void MemberStarting(int member, int members)
    {
        _current?.Dispose();
        console.Error.WriteLine($"member {member} of {members}");
        _current = TrainingDisplay.Create(console);
    }

    public void Loading(LoadingProgress progress) => _current?.Loading(progress);

    public void Warned(IReadOnlyList<SettingError> warnings) => _current?.Warned(warnings);

    public void Started(TrainingStart start) => _current?.Started(start);

    public void Reported(EpochReport report) => _current?.Reported(report);

    public void MessageWritten(ICallback callback, string text) => _current?.MessageWritten(callback, text);

    public void CallbackFailed(ICallback callback, Exception exception) => _current?.CallbackFailed(callback, exception);

    public void ObserverFailed(ITrainingObserver observer, Exception exception) => _current?.ObserverFailed(observer, exception);

    public void Refitting(RefitNote refit) => _current?.Refitting(refit);

    public void Dispose() => _current?.Dispose();
}
