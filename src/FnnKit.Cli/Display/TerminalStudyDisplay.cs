using Spectre.Console;

namespace FnnKit.Cli;

/// <summary>The table of a study on a terminal. It draws by itself and does not hold up the trainings.</summary>
/// <param name="terminal">The terminal behind standard error.</param>
/// <param name="console">The console of the command.</param>
internal sealed class TerminalStudyDisplay(IAnsiConsole terminal, ICommandConsole console) : StudyDisplay(console)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _drawing = Task.CompletedTask;

    public override void Started(StudyStart start)
    {
        base.Started(start);
        _drawing = terminal.Live(Draw()).AutoClear(true).StartAsync(DrawAsync);
    }

    public override void Dispose()
    {
        base.Dispose();
        if (_ended.TrySetResult())
            _drawing.GetAwaiter().GetResult();
    }

    /// <summary>Failures stay to be read; everything else is in the table.</summary>
    protected override void ShowTrial(string line, TuneTrial trial)
    {
        if (trial.State == TrialState.Failed)
            terminal.Write(new Text(line + Environment.NewLine));
    }

    private async Task DrawAsync(LiveDisplayContext live)
    {
        while (!_ended.Task.IsCompleted)
        {
            live.UpdateTarget(Draw());
            live.Refresh();
            await Task.WhenAny(_ended.Task, Task.Delay(Interval)).ConfigureAwait(false);
        }
    }

    private Table Draw()
    {
        var table = new Table { Border = TableBorder.Minimal, ShowHeaders = false };
        table.AddColumn(new TableColumn("") { NoWrap = true }).AddColumn("");
        lock (Guard)
        {
            foreach (var (name, value) in Rows())
                table.AddRow(new Text(name), new Text(value) { Overflow = Overflow.Ellipsis });
        }

        return table;
    }
}
