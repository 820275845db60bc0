using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using FnnKit.Functions;

namespace FnnKit.Lanes;

/// <summary>Four floats or two doubles (SSE, NEON).</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
[method: MethodImpl(MethodImplOptions.AggressiveInlining)]
internal readonly struct Lane128<T>(Vector128<T> value) : IMemoryLane<Lane128<T>, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Vector128<T> _value = value;

    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector128<T>.Count;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static implicit operator Lane128<T>(double value) =>
        new(typeof(T) == typeof(float) ? Vector128.Create((float)value).As<float, T>() : Vector128.Create(value).As<double, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> operator +(Lane128<T> a, Lane128<T> b) => new(a._value + b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> operator -(Lane128<T> a, Lane128<T> b) => new(a._value - b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> operator *(Lane128<T> a, Lane128<T> b) => new(a._value * b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> operator /(Lane128<T> a, Lane128<T> b) => new(a._value / b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> operator -(Lane128<T> a) => new(-a._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> operator <(Lane128<T> a, Lane128<T> b) => new(Vector128.LessThan(a._value, b._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> operator >(Lane128<T> a, Lane128<T> b) => new(Vector128.GreaterThan(a._value, b._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> operator <=(Lane128<T> a, Lane128<T> b) => new(Vector128.LessThanOrEqual(a._value, b._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> operator >=(Lane128<T> a, Lane128<T> b) => new(Vector128.GreaterThanOrEqual(a._value, b._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> Select(Lane128<T> mask, Lane128<T> whenTrue, Lane128<T> whenFalse) =>
        new(Vector128.ConditionalSelect(mask._value, whenTrue._value, whenFalse._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> FusedMultiplyAdd(Lane128<T> a, Lane128<T> b, Lane128<T> c) =>
        new(typeof(T) == typeof(float)
            ? Vector128.FusedMultiplyAdd(a._value.AsSingle(), b._value.AsSingle(), c._value.AsSingle()).As<float, T>()
            : Vector128.FusedMultiplyAdd(a._value.AsDouble(), b._value.AsDouble(), c._value.AsDouble()).As<double, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> Abs(Lane128<T> x) => new(Vector128.Abs(x._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> Max(Lane128<T> a, Lane128<T> b) => Select(new(Vector128.Equals(a._value, a._value)), Greater(a, b), a);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> Min(Lane128<T> a, Lane128<T> b) => Select(new(Vector128.Equals(a._value, a._value)), Lesser(a, b), a);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> Sqrt(Lane128<T> x) => new(Vector128.Sqrt(x._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> Exp(Lane128<T> x) =>
        typeof(T) == typeof(float) ? Exponential<SinglePrecision>.Exp(x) : Exponential<DoublePrecision>.Exp(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> Expm1(Lane128<T> x) =>
        typeof(T) == typeof(float) ? Exponential<SinglePrecision>.Expm1(x) : Exponential<DoublePrecision>.Expm1(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> Log(Lane128<T> x) =>
        typeof(T) == typeof(float) ? Logarithm<SinglePrecision>.Log(x) : Logarithm<DoublePrecision>.Log(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> Log1p(Lane128<T> x) =>
        typeof(T) == typeof(float) ? Logarithm<SinglePrecision>.Log1p(x) : Logarithm<DoublePrecision>.Log1p(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> Tanh(Lane128<T> x) =>
        typeof(T) == typeof(float) ? Exponential<SinglePrecision>.Tanh(x) : Exponential<DoublePrecision>.Tanh(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> Sigmoid(Lane128<T> x) =>
        typeof(T) == typeof(float) ? Exponential<SinglePrecision>.Sigmoid(x) : Exponential<DoublePrecision>.Sigmoid(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> Softplus(Lane128<T> x) =>
        typeof(T) == typeof(float) ? Logarithm<SinglePrecision>.Softplus(x) : Logarithm<DoublePrecision>.Softplus(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> Erf(Lane128<T> x) =>
        typeof(T) == typeof(float) ? ErrorFunction<SinglePrecision>.Erf(x) : ErrorFunction<DoublePrecision>.Erf(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> Sin(Lane128<T> x) =>
        typeof(T) == typeof(float) ? Trigonometry<SinglePrecision>.Sin(x) : Trigonometry<DoublePrecision>.Sin(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> Cos(Lane128<T> x) =>
        typeof(T) == typeof(float) ? Trigonometry<SinglePrecision>.Cos(x) : Trigonometry<DoublePrecision>.Cos(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> FromBits(long bits) =>
        new(typeof(T) == typeof(float) ? Vector128.Create((int)bits).As<int, T>() : Vector128.Create(bits).As<long, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> And(Lane128<T> a, Lane128<T> b) => new(a._value & b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> Or(Lane128<T> a, Lane128<T> b) => new(a._value | b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> Xor(Lane128<T> a, Lane128<T> b) => new(a._value ^ b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> AddInteger(Lane128<T> a, Lane128<T> b) =>
        new(typeof(T) == typeof(float)
            ? (a._value.AsInt32() + b._value.AsInt32()).As<int, T>()
            : (a._value.AsInt64() + b._value.AsInt64()).As<long, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> SubtractInteger(Lane128<T> a, Lane128<T> b) =>
        new(typeof(T) == typeof(float)
            ? (a._value.AsInt32() - b._value.AsInt32()).As<int, T>()
            : (a._value.AsInt64() - b._value.AsInt64()).As<long, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> ShiftLeft(Lane128<T> a, int count) =>
        new(typeof(T) == typeof(float) ? (a._value.AsInt32() << count).As<int, T>() : (a._value.AsInt64() << count).As<long, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> ShiftRight(Lane128<T> a, int count) =>
        new(typeof(T) == typeof(float) ? (a._value.AsInt32() >>> count).As<int, T>() : (a._value.AsInt64() >>> count).As<long, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> Lesser(Lane128<T> a, Lane128<T> b)
    {
        if (!Sse2.IsSupported)
            return new(Vector128.ConditionalSelect(Vector128.LessThan(a._value, b._value), a._value, b._value));
        return new(typeof(T) == typeof(float)
            ? Sse.Min(a._value.AsSingle(), b._value.AsSingle()).As<float, T>()
            : Sse2.Min(a._value.AsDouble(), b._value.AsDouble()).As<double, T>());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> Greater(Lane128<T> a, Lane128<T> b)
    {
        if (!Sse2.IsSupported)
            return new(Vector128.ConditionalSelect(Vector128.GreaterThan(a._value, b._value), a._value, b._value));
        return new(typeof(T) == typeof(float)
            ? Sse.Max(a._value.AsSingle(), b._value.AsSingle()).As<float, T>()
            : Sse2.Max(a._value.AsDouble(), b._value.AsDouble()).As<double, T>());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> Scale(Lane128<T> x, Lane128<T> n) =>
        typeof(T) == typeof(float) ? Exponential<SinglePrecision>.Scale(x, n) : Exponential<DoublePrecision>.Scale(x, n);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Any(Lane128<T> mask) =>
        (typeof(T) == typeof(float)
            ? Vector128.ExtractMostSignificantBits(mask._value.AsInt32())
            : Vector128.ExtractMostSignificantBits(mask._value.AsInt64())) != 0;

    public static void CopyTo(Lane128<T> x, Span<double> destination)
    {
        for (int i = 0; i < Count; i++)
            destination[i] = double.CreateTruncating(x._value[i]);
    }

    public static Lane128<T> From(ReadOnlySpan<double> source)
    {
        var value = Vector128<T>.Zero;
        for (int i = 0; i < Count; i++)
            value = value.WithElement(i, T.CreateTruncating(source[i]));
        return new(value);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane128<T> Load(ref readonly T source) => new(Vector128.LoadUnsafe(in source));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Lane128<T> x, ref T destination) => x._value.StoreUnsafe(ref destination);
}
