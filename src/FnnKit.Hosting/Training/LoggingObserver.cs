using Microsoft.Extensions.Logging;

namespace FnnKit;

/// <summary>Writes a training to the log of the host.</summary>
internal sealed partial class LoggingObserver(ILogger<Trainer> logger) : ITrainingObserver
{
    public void Warned(IReadOnlyList<SettingError> warnings)
    {
        foreach (var warning in warnings)
            LogWarning(warning);
    }

    public void Started(TrainingStart start)
    {
        if (start.Replaced is { } replaced)
            LogReplaced(replaced);
        LogStarted(start.Plan.WeightCount, start.Split.Training.Length, start.TotalSteps);
    }

    public void Reported(EpochReport report)
    {
        if (logger.IsEnabled(LogLevel.Information))
            LogReported(report.Epoch, string.Join(", ", report.Values.Select(value => $"{value.Key} {value.Value:G5}")));
    }

    public void MessageWritten(ICallback callback, string text)
    {
        if (callback.LogFile is null)
            LogMessage(PartIdentity.Get(callback).Name, text.TrimEnd());
    }

    public void CallbackFailed(ICallback callback, Exception exception) => LogCallbackFailed(exception, PartIdentity.Get(callback).Name);

    public void ObserverFailed(ITrainingObserver observer, Exception exception) => LogObserverFailed(exception, observer.GetType().Name);

    public void Finished(TrainingResult result)
    {
        LogFinished(result.Steps, result.StopReason, result.StopMessage is { } message ? $" ({message})" : "");
        if (result.Location is { } location)
            LogStored(location);
    }

    [LoggerMessage(1, LogLevel.Information, "Training {Parameters} parameters on {Samples} samples for up to {Steps} steps")]
    private partial void LogStarted(int parameters, int samples, long steps);

    [LoggerMessage(2, LogLevel.Information, "Epoch {Epoch}: {Values}")]
    private partial void LogReported(long epoch, string values);

    [LoggerMessage(3, LogLevel.Error, "The callback '{Name}' failed and is not called again; the training continues")]
    private partial void LogCallbackFailed(Exception exception, string name);

    [LoggerMessage(7, LogLevel.Error, "The training observer '{Name}' failed and is not called again; the training continues")]
    private partial void LogObserverFailed(Exception exception, string name);

    [LoggerMessage(9, LogLevel.Warning, "Replacing {Run}")]
    private partial void LogReplaced(string run);

    [LoggerMessage(4, LogLevel.Information, "Training ended after {Steps} steps: {Reason}{Message}")]
    private partial void LogFinished(long steps, StopReason reason, string message);

    [LoggerMessage(8, LogLevel.Information, "The run is stored in {Path}")]
    private partial void LogStored(string path);

    [LoggerMessage(6, LogLevel.Information, "{Callback}: {Text}")]
    private partial void LogMessage(string callback, string text);

    [LoggerMessage(5, LogLevel.Warning, "{Warning}")]
    private partial void LogWarning(SettingError warning);
}
