using System.Globalization;
using FnnKit.Benchmarks.Steady;

namespace FnnKit.Benchmarks.Measurements;

/// <summary>The measurements that are compared with peers: short, in the steady state, best of many windows.</summary>
internal static class Measure
{
    public static int Run(string work, string[] options)
    {
        int threads = Array.IndexOf(options, "--threads") is >= 0 and var at ? int.Parse(options[at + 1], CultureInfo.InvariantCulture) : 1;
        bool isDouble = options.Contains("--float64");
        var values = work switch
        {
            "ceiling" => [("gflops", MultiplyAddCeiling.Rate(threads) / 1e9)],
            "products" => isDouble ? ProductRates.Of<double>(threads) : ProductRates.Of<float>(threads),
            "activations" => ActivationTimes.All(),
            "predictions-digits" => PredictionRates.Of("digits", threads),
            "predictions-big" => PredictionRates.Of("big", threads),
            "prediction" => PredictionTime.Measure(),
            _ => TrainingRates.Of(work, threads, isDouble),
        };
        foreach (var (name, value) in values)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name} {value:G6}"));
        return 0;
    }
}
