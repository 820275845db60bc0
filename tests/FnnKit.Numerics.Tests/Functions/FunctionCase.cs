using System.Numerics;

namespace FnnKit.Numerics.Tests.Functions;

/// <summary>One row of the table of functions: how to run it in a given width, and what it should give.</summary>
public abstract class FunctionCase(string name, Func<double, double> approximate)
{
    public static IReadOnlyList<FunctionCase> All { get; } =
    [
        new Of<Formulas.Exp>("exp", Math.Exp, x => Reference.Exp(x)),
        new Of<Formulas.Expm1>("expm1", x => Math.Abs(x) < 0.4 ? Rounded(Reference.Expm1, x) : Math.Exp(x) - 1, x => (Reference.Expm1(x), 0)),
        new Of<Formulas.Log>("log", Math.Log, x => (Reference.Log(x), 0)),
        new Of<Formulas.Log1p>("log1p", x => Math.Abs(x) < 0.4 ? Rounded(Reference.Log1p, x) : Math.Log(1 + x), x => (Reference.Log1p(x), 0)),
        new Of<Formulas.Tanh>("tanh", Math.Tanh, x => (Reference.Tanh(x), 0)),
        new Of<Formulas.Sigmoid>("sigmoid", x => 1 / (1 + Math.Exp(-x)), x => Reference.Sigmoid(x)),
        new Of<Formulas.Softplus>("softplus", x => Math.Max(x, 0) + Rounded(Reference.Log1p, Math.Exp(-Math.Abs(x))), x => Reference.Softplus(x)),
        new Of<Formulas.Erf>("erf", x => double.IsNaN(x) ? x : Rounded(Reference.Erf, x), x => (Reference.Erf(x), 0)),
        new Of<Formulas.Sin>("sin", Math.Sin, x => (Reference.Sin(x), 0)),
        new Of<Formulas.Cos>("cos", Math.Cos, x => (Reference.Cos(x), 0)),
    ];

    public static TheoryData<string> Names => [.. All.Select(c => c.Name)];

    public string Name { get; } = name;

    /// <summary>To about 50 bits.</summary>
    public Func<double, double> Approximate { get; } = approximate;

    public static FunctionCase Find(string name) => All.First(c => c.Name == name);

    /// <summary>To about 100 bits.</summary>
    internal abstract (DoubleDouble Value, int Scale) Exact(double x);

    public abstract void Run<T>(int width, ReadOnlySpan<T> x, Span<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    public override string ToString() => Name;

    private static double Rounded(Func<double, DoubleDouble> f, double x) => f(x).High;

    private sealed class Of<TFormula>(string name, Func<double, double> approximate, Func<double, (DoubleDouble, int)> exact)
        : FunctionCase(name, approximate)
        where TFormula : struct, IUnaryFormula
    {
        internal override (DoubleDouble Value, int Scale) Exact(double x) => exact(x);

        public override void Run<T>(int width, ReadOnlySpan<T> x, Span<T> y) => Elementwise.Map<T, TFormula>(width, default, x, y);
    }
}
