using BenchmarkDotNet.Running;
using FnnKit.Benchmarks.Measurements;

// `measure WORK [--threads N] [--float64]` prints rates in the steady state, one `name value` a line, for peers/compare.py; anything else goes to BenchmarkDotNet.
if (args is ["measure", var work, ..])
    return Measure.Run(work, args[2..]);
BenchmarkSwitcher.FromAssembly(typeof(Measure).Assembly).Run(args);
return 0;
