using Spectre.Console;

namespace FnnKit.Cli;

/// <summary>A progress bar on a terminal: the share of the steps, the time left and the last report. It draws by itself and does not hold up the training.</summary>
/// <param name="terminal">The terminal behind standard error.</param>
/// <param name="console">The console of the command.</param>
internal sealed class TerminalDisplay(IAnsiConsole terminal, ICommandConsole console) : TrainingDisplay(console)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _drawing = Task.CompletedTask;
    private volatile string _last = "";

    protected override TimeSpan LoadingInterval => Interval;

    protected override void ShowLoading(string line)
    {
        Clear();
        Error.Write(line);
    }

    public override void Warned(IReadOnlyList<SettingError> warnings)
    {
        Clear();
        base.Warned(warnings);
    }

    public override void Started(TrainingStart start)
    {
        Clear();
        base.Started(start);
        _drawing = terminal.Progress().AutoClear(true)
            .Columns(new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn(), new TaskDescriptionColumn { Alignment = Justify.Left })
            .StartAsync(bar => DrawAsync(bar.AddTask("starting", maxValue: start.TotalSteps), start.Progress));
    }

    public override void Reported(EpochReport report) => _last = Line(report);

    public override void Dispose()
    {
        base.Dispose();
        if (!_ended.TrySetResult())
            return;
        _drawing.GetAwaiter().GetResult();
        if (_last.Length > 0)
            Error.WriteLine(_last);
    }

    /// <summary>Lines above the bar: Spectre.Console redraws the bar below them.</summary>
    protected override void Write(string text) => terminal.Write(new Text(text));

    private async Task DrawAsync(ProgressTask bar, TrainingProgress progress)
    {
        while (!_ended.Task.IsCompleted)
        {
            bar.Value = progress.Step;
            if (_last.Length > 0)
                bar.Description = Markup.Escape(_last);
            await Task.WhenAny(_ended.Task, Task.Delay(Interval)).ConfigureAwait(false);
        }
    }

    /// <summary>Clears the line on which the reading of a file was shown.</summary>
    private void Clear() => Error.Write("\r\u001b[K");
}
