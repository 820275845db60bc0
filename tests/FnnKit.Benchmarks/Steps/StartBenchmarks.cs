using System.Diagnostics;

namespace FnnKit.Benchmarks.Steps;

/// <summary>The whole process of <c>fnn train</c> on a small data set: starting, loading plugins, training, saving.</summary>
[WarmupCount(1)]
[IterationCount(10)]
[InvocationCount(1)]
public class StartBenchmarks
{
    private static readonly string Fnn = Path.Combine(AppContext.BaseDirectory, "../../../../../src/FnnKit.Cli/bin/Release/net10.0/fnn");

    [Benchmark]
    public void TrainIris()
    {
        string folder = Directory.CreateTempSubdirectory().FullName;
        string[] arguments = ["train", Path.Combine(AppContext.BaseDirectory, "Works", "start.json"), "--output", Path.Combine(folder, "run")];
        using var process = Process.Start(new ProcessStartInfo(Fnn, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        process.StandardError.ReadToEndAsync();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Directory.Delete(folder, recursive: true);
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"fnn ended with {process.ExitCode}; build src/FnnKit.Cli in Release first.");
    }
}
