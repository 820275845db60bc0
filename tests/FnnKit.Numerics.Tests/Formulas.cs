namespace FnnKit.Numerics.Tests;

/// <summary>Formulas that several tests need.</summary>
internal static class Formulas
{
    public readonly struct Exp : IUnaryFormula
    {
        public L Apply<L>(L x)
            where L : struct, ILane<L> => L.Exp(x);
    }

    public readonly struct Expm1 : IUnaryFormula
    {
        public L Apply<L>(L x)
            where L : struct, ILane<L> => L.Expm1(x);
    }

    public readonly struct Log : IUnaryFormula
    {
        public L Apply<L>(L x)
            where L : struct, ILane<L> => L.Log(x);
    }

    public readonly struct Log1p : IUnaryFormula
    {
        public L Apply<L>(L x)
            where L : struct, ILane<L> => L.Log1p(x);
    }

    public readonly struct Tanh : IUnaryFormula
    {
        public L Apply<L>(L x)
            where L : struct, ILane<L> => L.Tanh(x);
    }

    public readonly struct Sigmoid : IUnaryFormula
    {
        public L Apply<L>(L x)
            where L : struct, ILane<L> => L.Sigmoid(x);
    }

    public readonly struct Softplus : IUnaryFormula
    {
        public L Apply<L>(L x)
            where L : struct, ILane<L> => L.Softplus(x);
    }

    public readonly struct Erf : IUnaryFormula
    {
        public L Apply<L>(L x)
            where L : struct, ILane<L> => L.Erf(x);
    }

    public readonly struct Sin : IUnaryFormula
    {
        public L Apply<L>(L x)
            where L : struct, ILane<L> => L.Sin(x);
    }

    public readonly struct Cos : IUnaryFormula
    {
        public L Apply<L>(L x)
            where L : struct, ILane<L> => L.Cos(x);
    }

    public readonly struct Abs : IUnaryFormula
    {
        public L Apply<L>(L x)
            where L : struct, ILane<L> => L.Abs(x);
    }

    public readonly struct Sqrt : IUnaryFormula
    {
        public L Apply<L>(L x)
            where L : struct, ILane<L> => L.Sqrt(x);
    }

    public readonly struct Relu : IUnaryFormula
    {
        public L Apply<L>(L x)
            where L : struct, ILane<L> => L.Max(x, 0.0);
    }

    public readonly struct Gelu : IUnaryFormula
    {
        public L Apply<L>(L x)
            where L : struct, ILane<L> => 0.5 * x * (1.0 + L.Erf(x * 0.70710678118654752));
    }

    public readonly struct Larger : IBinaryFormula
    {
        public L Apply<L>(L a, L b)
            where L : struct, ILane<L> => L.Max(a, b);
    }

    public readonly struct Smaller : IBinaryFormula
    {
        public L Apply<L>(L a, L b)
            where L : struct, ILane<L> => L.Min(a, b);
    }

    public readonly struct Product : IBinaryFormula
    {
        public L Apply<L>(L a, L b)
            where L : struct, ILane<L> => a * b;
    }

    public readonly struct Quotient : IBinaryFormula
    {
        public L Apply<L>(L a, L b)
            where L : struct, ILane<L> => a / b;
    }

    public readonly struct Fused : ITernaryFormula
    {
        public L Apply<L>(L a, L b, L c)
            where L : struct, ILane<L> => L.FusedMultiplyAdd(a, b, c);
    }

    public readonly struct Chosen : ITernaryFormula
    {
        public L Apply<L>(L a, L b, L c)
            where L : struct, ILane<L> => L.Select(a <= b, c, L.Select(a > c, a - b, b * c));
    }

    /// <summary>The derivative of a formula, by dual numbers.</summary>
    public readonly struct SlopeOf<TFormula> : IUnaryFormula
        where TFormula : struct, IUnaryFormula
    {
        public L Apply<L>(L x)
            where L : struct, ILane<L> => default(TFormula).Apply(new Dual<L>(x, 1.0)).Derivative;
    }
}
