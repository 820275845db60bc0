using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using FnnKit.Benchmarks.Measurements;

// `measure WORK [--threads N] [--float64]` prints rates in the steady state, one `name value` a line, for peers/compare.py; anything else goes to BenchmarkDotNet.
if (args is ["measure", var work, ..])
    return Measure.Run(work, args[2..]);

// In this process, because the plugins folder is beside this program and not beside one that BenchmarkDotNet builds.
var config = DefaultConfig.Instance.AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance).AsDefault());
BenchmarkSwitcher.FromAssembly(typeof(Measure).Assembly).Run(args, config);
return 0;
