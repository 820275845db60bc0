using Microsoft.Extensions.Logging;

namespace FnnKit;

/// <summary>Writes a study to the log of the host.</summary>
internal sealed partial class LoggingStudyObserver(ILogger<Tuner> logger) : IStudyObserver
{
    public void TrialEnded(TuneTrial trial)
    {
        if (trial.State == TrialState.Failed)
            LogFailed(trial.Number, trial.Reason ?? "");
        else
            LogEnded(trial.Number, trial.State, trial.Value);
    }

    public void Finished(StudyResult result)
    {
        if (result.Best is { } best)
            LogFinished(result.Trials.Count, best.Number, result.Metric, best.Value);
    }

    [LoggerMessage(20, LogLevel.Information, "Trial {Number} {State}: {Value}")]
    private partial void LogEnded(int number, TrialState state, double value);

    [LoggerMessage(21, LogLevel.Warning, "Trial {Number} failed: {Reason}")]
    private partial void LogFailed(int number, string reason);

    [LoggerMessage(22, LogLevel.Information, "The study ended after {Trials} trials; the best is trial {Number} with {Metric} {Value}")]
    private partial void LogFinished(int trials, int number, string metric, double value);
}
