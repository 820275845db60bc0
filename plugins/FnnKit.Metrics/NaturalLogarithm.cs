namespace FnnKit.Metrics;

/// <summary>Computes the logarithm of a single number with FnnKit's own function, because that of the operating system may differ between machines.</summary>
internal static class NaturalLogarithm
{
    public static double Compute(double x)
    {
        Span<double> one = [x];
        Elementwise.Map(default(Formula), one, one);
        return one[0];
    }

    private readonly struct Formula : IUnaryFormula
    {
        public L Apply<L>(L x)
            where L : struct, ILane<L>
            => L.Log(x);
    }
}
