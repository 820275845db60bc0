namespace FnnKit.Cli;

/// <summary>Follows the training of one trial for the table of a study.</summary>
/// <param name="settings">The settings of the trial in words.</param>
/// <param name="metric">The value to show.</param>
internal sealed class TrialFollower(string settings, string metric) : ITrainingObserver
{
    private volatile string _progress = "";

    /// <summary>The settings of the trial in words.</summary>
    public string Settings { get; } = settings;

    /// <summary>The last report, or nothing before the first.</summary>
    public string Progress => _progress;

    public void Reported(EpochReport report)
        => _progress = report.Values.TryGetValue(metric, out double value) ? $"epoch {report.Epoch}, {Words.Number(value)}; " : $"epoch {report.Epoch}; ";
}
