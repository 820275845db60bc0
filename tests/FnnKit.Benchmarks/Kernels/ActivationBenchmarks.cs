using FnnKit.Benchmarks.Measurements;
using FnnKit.Benchmarks.Steady;

namespace FnnKit.Benchmarks.Kernels;

/// <summary>The shipped activations in both directions, from the plugins folder.</summary>
public class ActivationBenchmarks
{
    private const int Rows = 16, Columns = ActivationTimes.Length / Rows;

    private readonly Arena<float> _x = ProductRates.Filled<float>(ActivationTimes.Length);
    private readonly Arena<float> _y = new(ActivationTimes.Length);
    private readonly Arena<float> _dx = new(ActivationTimes.Length);
    private IActivation? _activation;

    public static IEnumerable<string> Names => ActivationTimes.Names;

    [ParamsSource(nameof(Names))]
    public string Name { get; set; } = "";

    [GlobalSetup]
    public void SetUp() => _activation = (IActivation)Work.Catalogue.Create(PartKind.Get(typeof(IActivation))!, Name);

    [Benchmark]
    public void Forward() => _activation!.Forward(new Matrix<float>(_x.Span, Rows, Columns), new Matrix<float>(_y.Span, Rows, Columns));

    [Benchmark]
    public void Backward() => _activation!.Backward<float>(
        new Matrix<float>(_x.Span, Rows, Columns), new Matrix<float>(_y.Span, Rows, Columns), new Matrix<float>(_x.Span, Rows, Columns), new Matrix<float>(_dx.Span, Rows, Columns));
}
