namespace FnnKit.Benchmarks.Searches;

/// <summary>The test functions of <c>search/compare.py</c>.</summary>
internal static class Objectives
{
    private static readonly double[][] A = [[10, 3, 17, 3.5, 1.7, 8], [0.05, 10, 17, 0.1, 8, 14], [3, 3.5, 1.7, 10, 17, 8], [17, 8, 0.05, 10, 0.1, 14]];
    private static readonly double[][] P = [[1312, 1696, 5569, 124, 8283, 5886], [2329, 4135, 8307, 3736, 1004, 9991], [2348, 1451, 3522, 2883, 3047, 6650], [4047, 8828, 8732, 5743, 1091, 381]];
    private static readonly double[] Alpha = [1, 1.2, 3, 3.2], BestRate = [-2.5, -1.5, -3.5, -0.7], OfKind = [0.3, 0, 0.15, 0.5];

    public static IReadOnlyList<(string Name, SearchSpace Space, Func<double[], double> Loss)> All { get; } =
    [
        ("branin", new([Number("x", -5, 10), Number("y", 0, 15)]), Branin),
        ("hartmann6", new([.. Enumerable.Range(0, 6).Select(i => Number($"x{i}", 0, 1))]), Hartmann),
        ("rosenbrock", new([.. Enumerable.Range(0, 4).Select(i => Number($"x{i}", -2, 2))]), Rosenbrock),
        ("mixed", new([
            Number("rate", 1e-5, 1) with { IsLogarithmic = true },
            new("units", ParameterKind.Integer) { From = 8, To = 512, IsLogarithmic = true },
            new("kind", ParameterKind.Choice) { Choices = 4 },
            Number("drop", 0, 0.5),
            new("layers", ParameterKind.Integer) { From = 1, To = 6 }]), Mixed),
    ];

    private static SearchParameter Number(string name, double from, double to) => new(name, ParameterKind.Number) { From = from, To = to };

    private static double Branin(double[] p)
    {
        double x = p[0], y = p[1];
        return Square(y - (5.1 / (4 * Math.PI * Math.PI) * x * x) + (5 / Math.PI * x) - 6) + (10 * (1 - (1 / (8 * Math.PI))) * Math.Cos(x)) + 10;
    }

    private static double Hartmann(double[] x) => -Enumerable.Range(0, 4).Sum(i => Alpha[i] * Math.Exp(-Enumerable.Range(0, 6).Sum(j => A[i][j] * Square(x[j] - (P[i][j] * 1e-4)))));

    private static double Rosenbrock(double[] x) => Enumerable.Range(0, 3).Sum(i => (100 * Square(x[i + 1] - (x[i] * x[i]))) + Square(1 - x[i]));

    private static double Mixed(double[] p)
    {
        int kind = (int)p[2];
        return OfKind[kind] + (0.4 * Square(Math.Log10(p[0]) - BestRate[kind])) + (0.2 * Square(Math.Log2(p[1]) - 6.5))
            + (4 * Square(p[3] - 0.1 - (0.05 * p[4]))) + (0.1 * Math.Abs(p[4] - 3));
    }

    private static double Square(double x) => x * x;
}
