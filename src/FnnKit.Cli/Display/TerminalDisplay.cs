using System.Globalization;

namespace FnnKit.Cli;

/// <summary>A bar on a terminal: how far the training is, the last report, and how long it will take. A timer draws it; the training is not held up.</summary>
/// <param name="console">The terminal.</param>
internal sealed class TerminalDisplay(ICommandConsole console) : TrainingDisplay(console)
{
    private const int BarWidth = 24;
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    private readonly Lock _lock = new();
    private readonly long _began = TimeProvider.System.GetTimestamp();
    private TrainingStart? _start;
    private Timer? _timer;
    private string _last = "";

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
        _start = start;
        _timer = new Timer(_ => Draw(), null, TimeSpan.Zero, Interval);
    }

    public override void Reported(EpochReport report)
    {
        lock (_lock)
            _last = Line(report);
    }

    public override void MessageWritten(ICallback callback, string text)
    {
        if (callback.LogFile is not null)
            return;
        lock (_lock)
        {
            Clear();
            base.MessageWritten(callback, text);
        }
    }

    public override void CallbackFailed(ICallback callback, Exception exception)
    {
        lock (_lock)
        {
            Clear();
            base.CallbackFailed(callback, exception);
        }
    }

    public override void Dispose()
    {
        base.Dispose();
        if (Interlocked.Exchange(ref _timer, null) is not { } timer)
            return;
        using var drawn = new ManualResetEvent(false);
        if (timer.Dispose(drawn))
            drawn.WaitOne();
        lock (_lock)
        {
            Clear();
            if (_last.Length > 0)
                Error.WriteLine(_last);
        }
    }

    private void Draw()
    {
        lock (_lock)
        {
            double share = (double)_start!.Progress.Step / _start.TotalSteps;
            int filled = (int)(share * BarWidth);
            var left = share > 0 ? TimeProvider.System.GetElapsedTime(_began) * ((1 - share) / share) : TimeSpan.Zero;
            string time = left.ToString(left.TotalHours >= 1 ? @"h\:mm\:ss" : @"m\:ss", CultureInfo.InvariantCulture);
            string line = $"[{new string('=', filled)}{new string(' ', BarWidth - filled)}] {share:P0} {time} left  {_last}";
            int width = Math.Max(20, Width - 1);
            Clear();
            Error.Write(line.Length > width ? line[..width] : line);
        }
    }

    private void Clear() => Error.Write("\r\u001b[K");
}
