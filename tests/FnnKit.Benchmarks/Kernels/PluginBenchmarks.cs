using FnnKit.Benchmarks.Measurements;
using FnnKit.Benchmarks.Steady;

namespace FnnKit.Benchmarks.Kernels;

/// <summary>A part out of a dropped DLL against the same formula compiled into the program.</summary>
public class PluginBenchmarks
{
    private readonly Arena<float> _x = ProductRates.Filled<float>(ActivationTimes.Length);
    private readonly Arena<float> _y = new(ActivationTimes.Length);
    private readonly IActivation _dropped = (IActivation)Work.Catalogue.Create(PartKind.Get(typeof(IActivation))!, "swish");
    private readonly CompiledSwish _compiled = new();

    [Benchmark(Baseline = true)]
    public void CompiledIn() => _compiled.Forward(new Matrix<float>(_x.Span, 1, _x.Length), new Matrix<float>(_y.Span, 1, _y.Length));

    [Benchmark]
    public void DroppedIn() => _dropped.Forward(new Matrix<float>(_x.Span, 1, _x.Length), new Matrix<float>(_y.Span, 1, _y.Length));

    private sealed class CompiledSwish : Activation<CompiledSwish.Formula>
    {
        public readonly struct Formula : IActivationFormula<Formula>
        {
            public T Value<T>(T x)
                where T : struct, ILane<T> => T.Max(x, -1000.0) * T.Sigmoid(x);
        }
    }
}
