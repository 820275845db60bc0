using FnnKit.Benchmarks.Steady;

namespace FnnKit.Benchmarks.Steps;

/// <summary>A step of a whole training from configuration, metrics on: the time of a run divided by its steps.</summary>
[WarmupCount(3)]
[IterationCount(10)]
[InvocationCount(1)]
public class TrainingBenchmarks
{
    [Benchmark(OperationsPerInvoke = 100)]
    public Task Big() => Train("big", 100);

    [Benchmark(OperationsPerInvoke = 500_000)]
    public Task Moons() => Train("moons", 500_000);

    [Benchmark(OperationsPerInvoke = 500_000)]
    public Task Iris() => Train("iris", 500_000);

    [Benchmark(OperationsPerInvoke = 100_000)]
    public Task Flower() => Train("flower", 100_000);

    private static Task<TrainingResult> Train(string name, int steps) => new Trainer(Work.Read(name, $"Training:Steps={steps}")).TrainAsync();
}
