using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace FnnKit.Benchmarks.Steps;

/// <summary>The whole process of <c>fnn train</c> on a small data set: starting, loading plugins, training, saving.</summary>
[SimpleJob(warmupCount: 1, iterationCount: 10, invocationCount: 1)]
public class StartBenchmarks
{
    [Benchmark]
    public void TrainIris()
    {
        string folder = Directory.CreateTempSubdirectory().FullName;
        string works = Path.Combine(Folder(), "Works"), fnn = Path.Combine(Folder(), "../../src/FnnKit.Cli/bin/Release/net10.0/fnn");
        File.Copy(Path.Combine(Folder(), "../../examples/iris/iris.csv"), Path.Combine(folder, "iris.csv"));
        File.Copy(Path.Combine(works, "start.json"), Path.Combine(folder, "start.json"));
        using var process = Process.Start(new ProcessStartInfo(fnn, ["train", Path.Combine(folder, "start.json"), "--output", Path.Combine(folder, "run")]) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        process.StandardError.ReadToEndAsync();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Directory.Delete(folder, recursive: true);
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"fnn ended with {process.ExitCode}; build src/FnnKit.Cli in Release first.");
    }

    // BenchmarkDotNet runs in a folder of its own making, so the sources are found from here: Steps/ in the benchmarks' folder.
    private static string Folder([CallerFilePath] string path = "") => Path.GetDirectoryName(Path.GetDirectoryName(path))!;
}
