namespace FnnKit.Optimizers;

/// <summary>The engine's own functions of single numbers: those of the operating system may differ from machine to machine.</summary>
internal static class Portable
{
    /// <summary>Computes <c>e^x</c>.</summary>
    public static double Exp(double x) => Apply(default(Exponential), x);

    /// <summary>Computes the cosine of an angle in radians.</summary>
    public static double Cos(double x) => Apply(default(Cosine), x);

    /// <summary>Computes <c>number^exponent</c> for a number of 0 or more.</summary>
    public static double Power(double number, double exponent)
        => exponent == Math.Floor(exponent) && exponent is >= 0 and < long.MaxValue ? WholePower.Compute(number, (long)exponent)
            : number == 0 ? 0
            : Exp(exponent * Apply(default(Logarithm), number));

    private static double Apply<TFormula>(TFormula formula, double x)
        where TFormula : struct, IUnaryFormula
    {
        Span<double> one = [x];
        Elementwise.Map(formula, one, one);
        return one[0];
    }

    private readonly struct Exponential : IUnaryFormula
    {
        public L Apply<L>(L x)
            where L : struct, ILane<L>
            => L.Exp(x);
    }

    private readonly struct Logarithm : IUnaryFormula
    {
        public L Apply<L>(L x)
            where L : struct, ILane<L>
            => L.Log(x);
    }

    private readonly struct Cosine : IUnaryFormula
    {
        public L Apply<L>(L x)
            where L : struct, ILane<L>
            => L.Cos(x);
    }
}
