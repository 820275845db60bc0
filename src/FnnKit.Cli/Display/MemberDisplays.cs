namespace FnnKit.Cli;

/// <summary>Shows a training: a display for it, or for each member of an ensemble, one after the other.</summary>
/// <param name="console">Where to.</param>
internal sealed class MemberDisplays(ICommandConsole console) : ITrainingObserver
{
    private TrainingDisplay? _current;

    private TrainingDisplay Current => _current ??= TrainingDisplay.Create(console);

    public void MemberStarting(int member, int members)
    {
        console.Error.WriteLine($"member {member} of {members}");
        _current = null;
    }

    public void Loading(LoadingProgress progress) => Current.Loading(progress);

    public void Warned(IReadOnlyList<SettingError> warnings) => Current.Warned(warnings);

    public void Started(TrainingStart start) => Current.Started(start);

    public void Reported(EpochReport report) => Current.Reported(report);

    public void MessageWritten(ICallback callback, string text) => Current.MessageWritten(callback, text);

    public void CallbackFailed(ICallback callback, Exception exception) => Current.CallbackFailed(callback, exception);

    public void ObserverFailed(ITrainingObserver observer, Exception exception) => Current.ObserverFailed(observer, exception);

    public void Refitting(RefitNote refit) => Current.Refitting(refit);

    public void Finished(TrainingResult result) => Current.Finished(result);

    public void Failed(Exception exception) => _current?.Failed(exception);
}
