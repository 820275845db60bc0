using System.Globalization;

namespace FnnKit.Cli;

/// <summary>Shows a training as it goes: on a terminal one line that is drawn over, elsewhere a plain line for each report.</summary>
/// <param name="console">Where to.</param>
internal abstract class TrainingDisplay(ICommandConsole console) : ITrainingObserver
{
    /// <summary>Files of fewer bytes are measured in kilobytes.</summary>
    private const long SmallFile = 10_000_000;

    private long _lastLoading = TimeProvider.System.GetTimestamp();

    public static TrainingDisplay Create(ICommandConsole console) => console.IsErrorTerminal ? new TerminalDisplay(console.ErrorTerminal, console) : new PlainDisplay(console);

    /// <summary>Standard error.</summary>
    protected TextWriter Error => console.Error;

    /// <summary>Time between two words on how far the reading of a file is; a file that is read sooner is not worth one.</summary>
    protected virtual TimeSpan LoadingInterval => TimeSpan.FromSeconds(5);

    public void Loading(LoadingProgress progress)
    {
        if (progress.TotalBytes == 0 || TimeProvider.System.GetElapsedTime(_lastLoading) < LoadingInterval)
            return;
        _lastLoading = TimeProvider.System.GetTimestamp();
        var (unit, name) = progress.TotalBytes < SmallFile ? (1e3, "kB") : (1e6, "MB");
        string of = string.Create(CultureInfo.InvariantCulture, $"{progress.Bytes / unit:N0} of {progress.TotalBytes / unit:N0} {name}");
        ShowLoading($"reading {Path.GetFileName(progress.Path)}: {of}");
    }

    public virtual void Warned(IReadOnlyList<SettingError> warnings)
    {
        foreach (var warning in warnings)
            ProblemText.WriteError(console, warning.ToString());
    }

    public virtual void Started(TrainingStart start)
    {
        if (start.Replaced is { } replaced)
            Error.WriteLine($"replacing {replaced}");
        Error.WriteLine(
            $"training {Words.Count(start.Plan.WeightCount, "parameter")} on {Words.Count(start.Split.Training.Length, "sample")} "
            + $"({start.Split.Validation.Length:N0} validation, {start.Split.Test.Length:N0} test), {Words.Count(start.StepsPerEpoch, "step")} an epoch");
    }

    public abstract void Reported(EpochReport report);

    public virtual void MessageWritten(ICallback callback, string text)
    {
        if (callback.LogFile is null)
            Write(text);
    }

    public virtual void CallbackFailed(ICallback callback, Exception exception)
        => Write($"warning: the callback '{PartIdentity.Get(callback).Name}' failed and is not called again: {exception.Message}{Environment.NewLine}");

    public void ObserverFailed(ITrainingObserver observer, Exception exception)
        => Write($"warning: the observer '{observer.GetType().Name}' failed and is not called again: {exception.Message}{Environment.NewLine}");

    public virtual void Refitting(RefitNote refit)
        => Write($"training the final model on all {Words.Count(refit.Samples, "sample")} for {Words.Count(refit.Steps, "step")}{Environment.NewLine}");

    public void Finished(TrainingResult result) => End();

    public void Failed(Exception exception) => End();

    /// <summary>Ends the display: what follows belongs to the command.</summary>
    protected virtual void End()
    {
    }

    /// <summary>Writes whole lines while the training runs.</summary>
    protected virtual void Write(string text) => Error.Write(text);

    protected virtual void ShowLoading(string line) => Error.WriteLine(line);

    protected static string Line(EpochReport report)
    {
        var values = report.Values.Select(value => $"{value.Key} {Words.Number(value.Value)}");
        return $"epoch {report.Epoch}: {string.Join(", ", values)}, {report.SamplesPerSecond.ToString("N0", CultureInfo.InvariantCulture)} samples/s";
    }
}
