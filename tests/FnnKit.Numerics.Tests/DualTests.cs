using FsCheck;
using FsCheck.Fluent;

namespace FnnKit.Numerics.Tests;

public class DualTests
{
    public static TheoryData<string> Names => [.. Cases.Keys];

    private static readonly Dictionary<string, (Func<double, double> Value, Func<double, double> Derivative, double From, double To)> Cases = new()
    {
        ["exp"] = (Run<Formulas.Exp>, Run<Formulas.SlopeOf<Formulas.Exp>>, -20, 20),
        ["expm1"] = (Run<Formulas.Expm1>, Run<Formulas.SlopeOf<Formulas.Expm1>>, -5, 5),
        ["log"] = (Run<Formulas.Log>, Run<Formulas.SlopeOf<Formulas.Log>>, 0.1, 50),
        ["log1p"] = (Run<Formulas.Log1p>, Run<Formulas.SlopeOf<Formulas.Log1p>>, -0.8, 50),
        ["tanh"] = (Run<Formulas.Tanh>, Run<Formulas.SlopeOf<Formulas.Tanh>>, -4, 4),
        ["sigmoid"] = (Run<Formulas.Sigmoid>, Run<Formulas.SlopeOf<Formulas.Sigmoid>>, -8, 8),
        ["softplus"] = (Run<Formulas.Softplus>, Run<Formulas.SlopeOf<Formulas.Softplus>>, -8, 8),
        ["erf"] = (Run<Formulas.Erf>, Run<Formulas.SlopeOf<Formulas.Erf>>, -2, 2),
        ["sin"] = (Run<Formulas.Sin>, Run<Formulas.SlopeOf<Formulas.Sin>>, -10, 10),
        ["cos"] = (Run<Formulas.Cos>, Run<Formulas.SlopeOf<Formulas.Cos>>, -10, 10),
        ["abs"] = (Run<Formulas.Abs>, Run<Formulas.SlopeOf<Formulas.Abs>>, 0.1, 5),
        ["sqrt"] = (Run<Formulas.Sqrt>, Run<Formulas.SlopeOf<Formulas.Sqrt>>, 0.1, 50),
        ["gelu"] = (Run<Formulas.Gelu>, Run<Formulas.SlopeOf<Formulas.Gelu>>, -3, 3),
        ["rational"] = (Run<Rational>, Run<Formulas.SlopeOf<Rational>>, -3, 3),
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void A_slope_agrees_with_central_differences(string name)
    {
        var (value, slope, from, to) = Cases[name];
        for (int i = 0; i <= 200; i++)
        {
            double x = from + (to - from) * i / 200, step = 1e-5 * Math.Max(1, Math.Abs(x));
            // Two steps, extrapolated: the error falls with the fourth power.
            double near = (value(x + step) - value(x - step)) / (2 * step), far = (value(x + 2 * step) - value(x - 2 * step)) / (4 * step);
            double expected = (4 * near - far) / 3;
            Assert.Equal(expected, slope(x), 1e-8 * (1 + Math.Abs(expected)));
        }
    }

    [Fact]
    public void A_second_derivative_comes_from_nesting()
    {
        foreach (double x in new[] { -2.0, -0.3, 0.4, 1.7 })
        {
            double t = Math.Tanh(x);
            Assert.Equal(-2 * t * (1 - t * t), Run<Formulas.SlopeOf<Formulas.SlopeOf<Formulas.Tanh>>>(x), 1e-14);
            Assert.Equal(-Math.Sin(x), Run<Formulas.SlopeOf<Formulas.SlopeOf<Formulas.Sin>>>(x), 1e-14);
        }
    }

    [Fact]
    public void A_slope_stays_finite_where_a_denominator_overflows()
    {
        foreach (double x in new[] { -1000.0, -800, 800, 1000 })
        {
            Assert.Equal(0, Run<Formulas.SlopeOf<NaiveSigmoid>>(x));
            Assert.Equal(x > 0 ? 1 : 0, Run<Formulas.SlopeOf<Formulas.Softplus>>(x));
            Assert.Equal(0, Run<Formulas.SlopeOf<Formulas.Tanh>>(x));
            Assert.Equal(0, Run<Formulas.SlopeOf<Formulas.Erf>>(x));
        }

        Assert.Equal(0, Run<Formulas.SlopeOf<RootOfSquare>>(0));
        Assert.Equal(0, Run<Formulas.SlopeOf<Formulas.Abs>>(0));
        Assert.Equal(0, Run<Formulas.SlopeOf<Formulas.Relu>>(0));
        Assert.Equal(-1, Run<Formulas.SlopeOf<Formulas.Abs>>(-3));
    }

    [Fact]
    public void A_product_obeys_the_rule_of_Leibniz()
    {
        Prop.ForAll<NormalFloat>(number =>
        {
            double x = Math.IEEERemainder(number.Get, 20), t = Math.Tanh(x);
            double expected = (1 - t) * (1 + t) * Math.Sin(x) + t * Math.Cos(x);
            return Math.Abs(Run<Formulas.SlopeOf<TanhTimesSin>>(x) - expected) < 1e-14;
        }).QuickCheckThrowOnFailure();
    }

    private static double Run<TFormula>(double x)
        where TFormula : struct, IUnaryFormula
    {
        Span<double> y = [x];
        Elementwise.Map<double, TFormula>(default, y, y);
        return y[0];
    }

    private readonly struct TanhTimesSin : IUnaryFormula
    {
        public L Apply<L>(L x)
            where L : struct, ILane<L> => L.Tanh(x) * L.Sin(x);
    }

    private readonly struct Rational : IUnaryFormula
    {
        public L Apply<L>(L x)
            where L : struct, ILane<L> => L.FusedMultiplyAdd(x, x, 1.0 - x) / (2.0 + x * x) - -x;
    }

    private readonly struct NaiveSigmoid : IUnaryFormula
    {
        public L Apply<L>(L x)
            where L : struct, ILane<L> => 1.0 / (1.0 + L.Exp(-x));
    }

    private readonly struct RootOfSquare : IUnaryFormula
    {
        public L Apply<L>(L x)
            where L : struct, ILane<L> => L.Sqrt(x * x);
    }
}
