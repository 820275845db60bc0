using System.Numerics;
using FnnKit.Benchmarks.Measurements;

namespace FnnKit.Benchmarks.Kernels;

/// <summary>The three matrix products of a layer, at the shapes of the largest network and of two cubes.</summary>
[GenericTypeArguments(typeof(float))]
[GenericTypeArguments(typeof(double))]
public class ProductBenchmarks<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private MatrixProducts _products = new(ThreadTeam.Single);
    private Arena<T> _w = new(0);
    private Arena<T> _x = new(0);
    private Arena<T> _y = new(0);

    public static IEnumerable<(int Outputs, int Inputs, int Samples)> Shapes => ProductRates.Shapes;

    [ParamsSource(nameof(Shapes))]
    public (int Outputs, int Inputs, int Samples) Shape { get; set; }

    [Params(1, 2)]
    public int Threads { get; set; }

    private Matrix<T> W => new(_w.Span, Shape.Outputs, Shape.Inputs);

    private Matrix<T> X => new(_x.Span, Shape.Inputs, Shape.Samples);

    private Matrix<T> Y => new(_y.Span, Shape.Outputs, Shape.Samples);

    [GlobalSetup]
    public void SetUp()
    {
        _products = new MatrixProducts(new ThreadTeam(Threads)); // lives as long as the process, which is made for this case alone
        _w = ProductRates.Filled<T>(Shape.Outputs * Shape.Inputs);
        _x = ProductRates.Filled<T>(Shape.Inputs * Shape.Samples);
        _y = ProductRates.Filled<T>(Shape.Outputs * Shape.Samples);
    }

    [Benchmark]
    public void Forward() => _products.Multiply<T>(W, X, Y);

    [Benchmark]
    public void Transposed() => _products.MultiplyTransposed<T>(W, Y, X);

    [Benchmark]
    public void Outer() => _products.MultiplyOuter<T>(Y, X, W);
}
