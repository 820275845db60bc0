using Spectre.Console;

namespace FnnKit.Cli;

/// <summary>A progress bar on a terminal: the share of the steps, the time left and the last report. It draws by itself and does not hold up the training.</summary>
/// <param name="terminal">The terminal behind standard error.</param>
/// <param name="console">The console of the command.</param>
internal sealed class TerminalDisplay(IAnsiConsole terminal, ICommandConsole console) : TrainingDisplay(console)
{
    private const string Validation = "validation_";
    private const int BarWidth = 12;

    /// <summary>What bar, share and time left take of a line.</summary>
    private const int BesideDescription = BarWidth + 20;

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _drawing = Task.CompletedTask;
    private volatile string _last = "", _short = "";

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
            .Columns(new ProgressBarColumn { Width = BarWidth }, new PercentageColumn(), new RemainingTimeColumn(), new TaskDescriptionColumn { Alignment = Justify.Left })
            .StartAsync(bar => DrawAsync(bar.AddTask("starting", maxValue: start.TotalSteps), start.Progress));
    }

    public override void Reported(EpochReport report) => (_last, _short) = (Line(report), Short(report, terminal.Profile.Width - BesideDescription));

    protected override void End()
    {
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
            if (_short.Length > 0)
                bar.Description = Markup.Escape(_short);
            await Task.WhenAny(_ended.Task, Task.Delay(Interval)).ConfigureAwait(false);
        }
    }

    /// <summary>As many values as fit, those of the validation part first, since they tell how well the training goes.</summary>
    private static string Short(EpochReport report, int width)
    {
        string text = $"epoch {report.Epoch}:", separator = " ";
        foreach (var (name, value) in report.Values.OrderBy(value => value.Key.StartsWith(Validation, StringComparison.Ordinal) ? 0 : 1))
        {
            string part = $"{separator}{(name.StartsWith(Validation, StringComparison.Ordinal) ? $"val {name[Validation.Length..]}" : name)} {Words.Number(value)}";
            if (text.Length + part.Length > width)
                break;
            (text, separator) = (text + part, ", ");
        }

        return text;
    }

    /// <summary>Clears the line on which the reading of a file was shown.</summary>
    private void Clear() => Error.Write("\r\u001b[K");
}
