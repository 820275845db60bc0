using System.Numerics;

namespace FnnKit.Benchmarks.Measurements;

/// <summary>Rates of the three matrix products, at the shapes of the largest network and of two cubes.</summary>
internal static class ProductRates
{
    /// <summary>Outputs, inputs and samples.</summary>
    public static readonly (int Outputs, int Inputs, int Samples)[] Shapes =
        [(2048, 784, 200), (512, 2048, 200), (5, 512, 200), (1024, 1024, 1024), (2048, 2048, 2048)];

    public static (string Name, double Value)[] Of<T>(int threads)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        using var team = new ThreadTeam(threads);
        return [.. Shapes.SelectMany(shape => Of<T>(new MatrixProducts(team), shape.Outputs, shape.Inputs, shape.Samples))];
    }

    public static Arena<T> Filled<T>(int length)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var arena = new Arena<T>(length);
        new RandomStream(1, "benchmark").FillUniform(arena.Span);
        return arena;
    }

    private static IEnumerable<(string Name, double Value)> Of<T>(MatrixProducts products, int outputs, int inputs, int samples)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Arena<T> w = Filled<T>(outputs * inputs), x = Filled<T>(inputs * samples), y = Filled<T>(outputs * samples);
        double work = 2.0 * outputs * inputs * samples;
        int calls = Math.Max(1, (int)(1e7 / work));
        string shape = $"{outputs}x{inputs}x{samples}";
        yield return ($"forward:{shape}", work / BestTime.Of(
            () => products.Multiply<T>(new Matrix<T>(w.Span, outputs, inputs), new Matrix<T>(x.Span, inputs, samples), new Matrix<T>(y.Span, outputs, samples)), calls: calls) / 1e9);
        yield return ($"transposed:{shape}", work / BestTime.Of(
            () => products.MultiplyTransposed<T>(new Matrix<T>(w.Span, outputs, inputs), new Matrix<T>(y.Span, outputs, samples), new Matrix<T>(x.Span, inputs, samples)), calls: calls) / 1e9);
        yield return ($"outer:{shape}", work / BestTime.Of(
            () => products.MultiplyOuter<T>(new Matrix<T>(y.Span, outputs, samples), new Matrix<T>(x.Span, inputs, samples), new Matrix<T>(w.Span, outputs, inputs)), calls: calls) / 1e9);
    }
}
