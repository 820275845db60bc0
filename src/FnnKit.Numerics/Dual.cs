using System.Runtime.CompilerServices;

namespace FnnKit;

/// <summary>
/// A number and how fast it changes: forward-mode differentiation, exact to rounding. Evaluating a formula at <c>new Dual&lt;T&gt;(x, 1)</c> gives the
/// value and the derivative at once (W. K. Clifford, 1873; R. E. Wengert, 1964). Duals nest: <c>Dual&lt;Dual&lt;T&gt;&gt;</c> holds the second derivative.
/// </summary>
/// <remarks>Comparisons look at the values; their masks are for <see cref="Select"/> alone.</remarks>
/// <typeparam name="T">The lane that value and slope are computed in.</typeparam>
/// <param name="value">The number.</param>
/// <param name="slope">Its derivative with respect to the variable that was started with slope 1.</param>
[method: MethodImpl(MethodImplOptions.AggressiveInlining)]
public readonly struct Dual<T>(T value, T slope) : ILane<Dual<T>>
    where T : struct, ILane<T>
{
    /// <summary>The number.</summary>
    public T Value
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get;
    } = value;

    /// <summary>Its derivative.</summary>
    public T Derivative
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get;
    } = slope;

    /// <summary>A constant: its slope is zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static implicit operator Dual<T>(double value) => new(value, 0.0);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual<T> operator +(Dual<T> a, Dual<T> b) => new(a.Value + b.Value, a.Derivative + b.Derivative);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual<T> operator -(Dual<T> a, Dual<T> b) => new(a.Value - b.Value, a.Derivative - b.Derivative);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual<T> operator *(Dual<T> a, Dual<T> b) =>
        new(a.Value * b.Value, T.FusedMultiplyAdd(a.Value, b.Derivative, a.Derivative * b.Value));

    /// <summary><c>(a / b)' = (a' - a / b * b') / b</c></summary>
    /// <remarks>
    /// Where the quotient is zero the second term is dropped: its denominator may have overflowed, slope and all, as in <c>1 / (1 + e^-x)</c> far left.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual<T> operator /(Dual<T> a, Dual<T> b)
    {
        T quotient = a.Value / b.Value;
        T change = T.Select(T.Abs(quotient) <= 0.0, 0.0, quotient * b.Derivative);
        return new(quotient, (a.Derivative - change) / b.Value);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual<T> operator -(Dual<T> a) => new(-a.Value, -a.Derivative);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual<T> operator <(Dual<T> a, Dual<T> b) => new(a.Value < b.Value, 0.0);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual<T> operator >(Dual<T> a, Dual<T> b) => new(a.Value > b.Value, 0.0);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual<T> operator <=(Dual<T> a, Dual<T> b) => new(a.Value <= b.Value, 0.0);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual<T> operator >=(Dual<T> a, Dual<T> b) => new(a.Value >= b.Value, 0.0);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual<T> Select(Dual<T> mask, Dual<T> whenTrue, Dual<T> whenFalse) =>
        new(T.Select(mask.Value, whenTrue.Value, whenFalse.Value), T.Select(mask.Value, whenTrue.Derivative, whenFalse.Derivative));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual<T> FusedMultiplyAdd(Dual<T> a, Dual<T> b, Dual<T> c) =>
        new(T.FusedMultiplyAdd(a.Value, b.Value, c.Value), T.FusedMultiplyAdd(a.Value, b.Derivative, T.FusedMultiplyAdd(a.Derivative, b.Value, c.Derivative)));

    /// <summary>The absolute value; its slope at zero is taken as zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual<T> Abs(Dual<T> x) =>
        new(T.Abs(x.Value), T.Select(x.Value > 0.0, x.Derivative, T.Select(x.Value < 0.0, -x.Derivative, 0.0 * x.Value)));

    /// <summary>The larger of two numbers, with the slope of the one that is larger; of equals, the second's.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual<T> Max(Dual<T> a, Dual<T> b) => new(T.Max(a.Value, b.Value), T.Select(a.Value > b.Value, a.Derivative, b.Derivative));

    /// <summary>The smaller of two numbers, with the slope of the one that is smaller; of equals, the second's.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual<T> Min(Dual<T> a, Dual<T> b) => new(T.Min(a.Value, b.Value), T.Select(a.Value < b.Value, a.Derivative, b.Derivative));

    /// <summary>The square root. A number that does not change has a root that does not change, also at zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual<T> Sqrt(Dual<T> x)
    {
        T root = T.Sqrt(x.Value);
        return new(root, T.Select(T.Abs(x.Derivative) <= 0.0, 0.0, x.Derivative / (root + root)));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual<T> Exp(Dual<T> x)
    {
        T e = T.Exp(x.Value);
        return new(e, e * x.Derivative);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual<T> Expm1(Dual<T> x) => new(T.Expm1(x.Value), T.Exp(x.Value) * x.Derivative);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual<T> Log(Dual<T> x) => new(T.Log(x.Value), x.Derivative / x.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual<T> Log1p(Dual<T> x) => new(T.Log1p(x.Value), x.Derivative / (1.0 + x.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual<T> Tanh(Dual<T> x)
    {
        T t = T.Tanh(x.Value);
        return new(t, (1.0 - t) * (1.0 + t) * x.Derivative);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual<T> Sigmoid(Dual<T> x)
    {
        T s = T.Sigmoid(x.Value);
        return new(s, s * (1.0 - s) * x.Derivative);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual<T> Softplus(Dual<T> x) => new(T.Softplus(x.Value), T.Sigmoid(x.Value) * x.Derivative);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual<T> Erf(Dual<T> x)
    {
        const double twoOverRootPi = 1.1283791670955126;
        return new(T.Erf(x.Value), twoOverRootPi * T.Exp(-(x.Value * x.Value)) * x.Derivative);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual<T> Sin(Dual<T> x) => new(T.Sin(x.Value), T.Cos(x.Value) * x.Derivative);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual<T> Cos(Dual<T> x) => new(T.Cos(x.Value), -T.Sin(x.Value) * x.Derivative);
}
