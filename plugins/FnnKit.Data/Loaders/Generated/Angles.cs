namespace FnnKit.Data;

/// <summary>
/// Points on circles. The engine's own sine and cosine have the same bits on every machine, which those of the operating system do not promise.
/// </summary>
internal static class Angles
{
    /// <summary>Computes <c>y = sin x</c>; both may be the same memory.</summary>
    public static void Sin(ReadOnlySpan<double> x, Span<double> y) => Elementwise.Map(default(Sine), x, y);

    /// <summary>Computes <c>y = cos x</c>; both may be the same memory.</summary>
    public static void Cos(ReadOnlySpan<double> x, Span<double> y) => Elementwise.Map(default(Cosine), x, y);

    private readonly struct Sine : IUnaryFormula
    {
        public L Apply<L>(L x)
            where L : struct, ILane<L>
            => L.Sin(x);
    }

    private readonly struct Cosine : IUnaryFormula
    {
        public L Apply<L>(L x)
            where L : struct, ILane<L>
            => L.Cos(x);
    }
}
