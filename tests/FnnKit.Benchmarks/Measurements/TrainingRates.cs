using System.Diagnostics;
using System.Globalization;
using FnnKit.Benchmarks.Steady;

namespace FnnKit.Benchmarks.Measurements;

/// <summary>Steps a second of a whole training from configuration, metrics on, and the memory it takes.</summary>
internal static class TrainingRates
{
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(6);

    public static (string Name, double Value)[] Of(string work, int threads, bool isDouble)
    {
        var rate = new SteadyRate();
        var setup = Work.Read(work, $"Training:Threads={threads.ToString(CultureInfo.InvariantCulture)}", $"Precision={(isDouble ? "Float64" : "Float32")}");
        using var end = new CancellationTokenSource(Duration);
        new Trainer(setup, [rate]).TrainAsync(end.Token).GetAwaiter().GetResult();
        // The first half may still be spent on compiling.
        double[] steady = [.. rate.Rates.Skip(rate.Rates.Count / 2).Order()];
        return
        [
            ("steps", steady[^1]),
            ("median", steady[steady.Length / 2]),
            ("megabytes", Process.GetCurrentProcess().PeakWorkingSet64 / 1e6),
        ];
    }
}
