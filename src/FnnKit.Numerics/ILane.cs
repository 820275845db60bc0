namespace FnnKit;

/// <summary>
/// One or more numbers computed side by side. A formula that is written once over <typeparamref name="TSelf"/> runs as AVX-512, AVX2, 128-bit
/// and scalar code in float and double, differentiates itself (dual numbers) and can be traced into a graph.
/// </summary>
/// <remarks>
/// Comparisons give a mask of the same type, to be used with <see cref="Select"/> alone: <c>T.Select(x &gt; 0, x, 0)</c>.
/// Every operation gives the same bits in every width.
/// </remarks>
/// <typeparam name="TSelf">The lane itself.</typeparam>
public interface ILane<TSelf>
    where TSelf : struct, ILane<TSelf>
{
    /// <summary>The same number in every lane, rounded to the lane's precision.</summary>
    static abstract implicit operator TSelf(double value);

    /// <summary><c>a + b</c></summary>
    static abstract TSelf operator +(TSelf a, TSelf b);

    /// <summary><c>a - b</c></summary>
    static abstract TSelf operator -(TSelf a, TSelf b);

    /// <summary><c>a * b</c></summary>
    static abstract TSelf operator *(TSelf a, TSelf b);

    /// <summary><c>a / b</c></summary>
    static abstract TSelf operator /(TSelf a, TSelf b);

    /// <summary><c>-a</c></summary>
    static abstract TSelf operator -(TSelf a);

    /// <summary>A mask that is set where <c>a &lt; b</c>.</summary>
    static abstract TSelf operator <(TSelf a, TSelf b);

    /// <summary>A mask that is set where <c>a &gt; b</c>.</summary>
    static abstract TSelf operator >(TSelf a, TSelf b);

    /// <summary>A mask that is set where <c>a &lt;= b</c>.</summary>
    static abstract TSelf operator <=(TSelf a, TSelf b);

    /// <summary>A mask that is set where <c>a &gt;= b</c>.</summary>
    static abstract TSelf operator >=(TSelf a, TSelf b);

    /// <summary><paramref name="whenTrue"/> where the mask is set, otherwise <paramref name="whenFalse"/>.</summary>
    static abstract TSelf Select(TSelf mask, TSelf whenTrue, TSelf whenFalse);

    /// <summary><c>a * b + c</c>, rounded once.</summary>
    static abstract TSelf FusedMultiplyAdd(TSelf a, TSelf b, TSelf c);

    /// <summary>The absolute value.</summary>
    static abstract TSelf Abs(TSelf x);

    /// <summary>The larger of two numbers; NaN if either is NaN.</summary>
    static abstract TSelf Max(TSelf a, TSelf b);

    /// <summary>The smaller of two numbers; NaN if either is NaN.</summary>
    static abstract TSelf Min(TSelf a, TSelf b);

    /// <summary>The square root, rounded correctly.</summary>
    static abstract TSelf Sqrt(TSelf x);

    /// <summary><c>e^x</c></summary>
    static abstract TSelf Exp(TSelf x);

    /// <summary><c>e^x - 1</c>, exact near zero.</summary>
    static abstract TSelf Expm1(TSelf x);

    /// <summary>The natural logarithm.</summary>
    static abstract TSelf Log(TSelf x);

    /// <summary><c>ln(1 + x)</c>, exact near zero.</summary>
    static abstract TSelf Log1p(TSelf x);

    /// <summary>The hyperbolic tangent.</summary>
    static abstract TSelf Tanh(TSelf x);

    /// <summary>The logistic function <c>1 / (1 + e^-x)</c>.</summary>
    static abstract TSelf Sigmoid(TSelf x);

    /// <summary><c>ln(1 + e^x)</c>, which neither overflows nor loses small values.</summary>
    static abstract TSelf Softplus(TSelf x);

    /// <summary>The error function.</summary>
    static abstract TSelf Erf(TSelf x);

    /// <summary>The sine of an angle in radians.</summary>
    static abstract TSelf Sin(TSelf x);

    /// <summary>The cosine of an angle in radians.</summary>
    static abstract TSelf Cos(TSelf x);
}
