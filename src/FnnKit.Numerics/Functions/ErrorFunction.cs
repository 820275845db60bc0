using System.Runtime.CompilerServices;
using FnnKit.Lanes;

namespace FnnKit.Functions;

/// <summary>The error function: <c>x + x P(x^2)</c> below 1, and <c>1 - e^Q(x)</c> from there on, where Q is a polynomial for <c>ln(1 - erf x)</c>.</summary>
internal static class ErrorFunction<P>
    where P : struct, IPrecision
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static L Erf<L>(L x)
        where L : struct, IBitLane<L>, ILane<L>
    {
        L a = L.Abs(x);
        L near = L.FusedMultiplyAdd(x, P.Erf(x * x), x);
        L far = 1.0 - Exponential<P>.OfNegative(P.LogErfc(L.Lesser(P.ErfMax, a)));
        return L.Select(a >= 1.0, Exponential<P>.WithSignOf(far, x), near);
    }
}
