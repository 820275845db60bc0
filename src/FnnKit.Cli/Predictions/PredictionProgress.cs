using System.Globalization;

namespace FnnKit.Cli;

/// <summary>How far a prediction is, on standard error: on a terminal a line that is drawn over, elsewhere a plain line now and then. Short ones say nothing.</summary>
internal sealed class PredictionProgress(ICommandConsole console, ISampleReader samples) : IDisposable
{
    private const int BarWidth = 24;
    private static readonly TimeSpan TerminalInterval = TimeSpan.FromMilliseconds(200), PlainInterval = TimeSpan.FromSeconds(10);

    private readonly bool _isTerminal = console.IsErrorTerminal;
    private readonly long _began = TimeProvider.System.GetTimestamp();
    private TimeSpan _shown = TimeSpan.Zero;
    private bool _isDrawn;
    private long _count;

    /// <summary>Counts samples, and shows how far it is when the time has come.</summary>
    public void Add(int count)
    {
        _count += count;
        var elapsed = TimeProvider.System.GetElapsedTime(_began);
        if (elapsed - _shown < (_isTerminal ? TerminalInterval : PlainInterval))
            return;
        _shown = elapsed;
        if (_isTerminal)
            Draw(elapsed);
        else
            console.Error.WriteLine($"predicted {Number(_count)} samples{(samples.Share is { } share ? $", {Percent(share)}" : "")}");
    }

    /// <summary>Says what was written, where that is a file.</summary>
    public void Finish(string? output)
    {
        Clear();
        if (output is not null)
            console.Error.WriteLine($"{Number(_count)} predictions: {output}");
    }

    public void Dispose() => Clear();

    private void Draw(TimeSpan elapsed)
    {
        Clear();
        string line = $"{Number(_count)} samples";
        if (samples.Share is > 0 and { } share)
        {
            int filled = (int)(share * BarWidth);
            var left = elapsed * ((1 - share) / share);
            line = $"[{new string('=', filled)}{new string(' ', BarWidth - filled)}] {Percent(share)} {left.ToString(left.TotalHours >= 1 ? @"h\:mm\:ss" : @"m\:ss", CultureInfo.InvariantCulture)} left  {line}";
        }

        console.Error.Write(line);
        _isDrawn = true;
    }

    private void Clear()
    {
        if (_isDrawn)
            console.Error.Write("\r\u001b[K");
        _isDrawn = false;
    }

    private static string Number(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    private static string Percent(double share) => share.ToString("P0", CultureInfo.InvariantCulture);
}
