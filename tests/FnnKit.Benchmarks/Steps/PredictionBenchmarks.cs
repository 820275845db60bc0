using FnnKit.Benchmarks.Measurements;

namespace FnnKit.Benchmarks.Steps;

/// <summary>One prediction of one sample by a 4-12-6-3 network.</summary>
[MemoryDiagnoser]
public class PredictionBenchmarks
{
    private readonly Model _model = PredictionTime.Train();
    private readonly float[] _features = [5.1f, 3.5f, 1.4f, 0.2f];
    private readonly float[] _outputs = new float[3];

    [Benchmark]
    public void Predict() => _model.Predict(_features, _outputs);
}
