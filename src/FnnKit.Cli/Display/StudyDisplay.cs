using System.Globalization;

namespace FnnKit.Cli;

/// <summary>Shows a study as it goes: on a terminal a table that is drawn over, elsewhere a plain line for each trial.</summary>
/// <param name="console">Where to.</param>
internal class StudyDisplay(ICommandConsole console) : IStudyObserver, IDisposable
{
    private readonly List<TuneTrial> _ended = [];
    private readonly Dictionary<int, TrialFollower> _running = [];
    private readonly long _started = TimeProvider.System.GetTimestamp();
    private StudyStart? _start;
    private int _endedHere;

    public static StudyDisplay Create(ICommandConsole console) => console.IsErrorTerminal ? new TerminalStudyDisplay(console.ErrorTerminal, console) : new StudyDisplay(console);

    /// <summary>Standard error.</summary>
    protected TextWriter Error => console.Error;

    /// <summary>Guards what workers tell while the table is drawn.</summary>
    protected Lock Guard { get; } = new();

    public virtual void Started(StudyStart start)
    {
        lock (Guard)
        {
            _start = start;
            _ended.AddRange(start.Trials);
        }

        Error.WriteLine(start.Trials.Count == 0
            ? $"study of up to {Words.Count(start.Options.Trials, "trial")}, {Words.Count(start.Options.Workers, "worker")}: {start.Folder}"
            : $"continuing a study after {Words.Count(start.Trials.Count, "trial")} of up to {start.Options.Trials:N0}: {start.Folder}");
    }

    public virtual void TrialStarted(int number, IReadOnlyDictionary<string, string> settings)
    {
        lock (Guard)
            _running[number] = new TrialFollower(string.Join(", ", settings.Where(pair => pair.Value != "-").Select(pair => $"{pair.Key} {pair.Value}")), _start?.Options.Metric ?? "");
    }

    public ITrainingObserver? Follow(int number)
    {
        lock (Guard)
            return _running.GetValueOrDefault(number);
    }

    public virtual void TrialEnded(TuneTrial trial)
    {
        string settings;
        lock (Guard)
        {
            settings = _running.Remove(trial.Number, out var follower) ? follower.Settings : "";
            _ended.Add(trial);
            _endedHere++;
        }

        string result = trial.State switch
        {
            TrialState.Failed => $"failed: {trial.Reason}",
            TrialState.Pruned => $"pruned after {trial.Values[^1].Budget} at {Words.Number(trial.Value)}",
            _ => Words.Number(trial.Value),
        };
        ShowTrial($"trial {trial.Number}: {result} ({settings})", trial);
    }

    public virtual void Dispose()
    {
    }

    protected virtual void ShowTrial(string line, TuneTrial trial) => Error.WriteLine(line);

    /// <summary>The lines of the table: counts and time left, the best so far, and each trial that runs here.</summary>
    protected IEnumerable<(string Name, string Value)> Rows()
    {
        if (_start is null)
            yield break;
        int pruned = _ended.Count(trial => trial.State == TrialState.Pruned), failed = _ended.Count(trial => trial.State == TrialState.Failed);
        yield return ("trials", $"{_ended.Count} of {_start.Options.Trials}, {pruned} pruned, {failed} failed, {_running.Count} running{TimeLeft()}");
        var best = _ended.Where(trial => trial.State == TrialState.Completed).OrderBy(trial => _start.IsHigherBetter ? -trial.Value : trial.Value).ThenBy(trial => trial.Number).FirstOrDefault();
        if (best is not null)
            yield return ("best", $"trial {best.Number}: {_start.Options.Metric} {Words.Number(best.Value)}");
        foreach (var (number, follower) in _running.OrderBy(pair => pair.Key))
            yield return ($"trial {number}", $"{follower.Progress}{follower.Settings}");
    }

    private string TimeLeft()
    {
        if (_endedHere == 0 || _start is null)
            return "";
        var left = TimeProvider.System.GetElapsedTime(_started) / _endedHere * Math.Max(0, _start.Options.Trials - _ended.Count);
        return string.Create(CultureInfo.InvariantCulture, $", about {(left.TotalHours >= 1 ? $"{left.TotalHours:0.#} h" : left.TotalMinutes >= 1 ? $"{left.TotalMinutes:0} min" : $"{left.TotalSeconds:0} s")} left");
    }
}
