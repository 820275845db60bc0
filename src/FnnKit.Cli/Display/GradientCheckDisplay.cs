using System.Globalization;

namespace FnnKit.Cli;

/// <summary>Says every few seconds how far a gradient check is; short ones say nothing.</summary>
/// <param name="error">Standard error.</param>
internal sealed class GradientCheckDisplay(TextWriter error)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(3);

    private readonly long _began = TimeProvider.System.GetTimestamp();
    private TimeSpan _next = Interval;

    public void Show(long done, long total)
    {
        var elapsed = TimeProvider.System.GetElapsedTime(_began);
        if (elapsed < _next || done == total)
            return;
        _next = elapsed + Interval;
        var left = elapsed * ((double)(total - done) / done);
        error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"checked {done:N0} of {total:N0} weights, {left.TotalSeconds:N0} s left"));
    }
}
