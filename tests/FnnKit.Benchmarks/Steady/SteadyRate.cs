using System.Diagnostics;

namespace FnnKit.Benchmarks.Steady;

/// <summary>Counts the steps of a training in windows of at least 20 milliseconds.</summary>
internal sealed class SteadyRate : ITrainingObserver
{
    private const double Window = 0.02;

    private readonly Stopwatch _clock = new();
    private readonly List<double> _rates = [];
    private long _step;

    /// <summary>Steps a second in each window.</summary>
    public IReadOnlyList<double> Rates => _rates;

    public void Started(TrainingStart start) => _clock.Start();

    public void Reported(EpochReport report)
    {
        double seconds = _clock.Elapsed.TotalSeconds;
        if (seconds < Window)
            return;
        _rates.Add((report.Step - _step) / seconds);
        _step = report.Step;
        _clock.Restart();
    }
}
