using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using FnnKit.Functions;

namespace FnnKit.Lanes;

/// <summary>Sixteen floats or eight doubles (AVX-512).</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
[method: MethodImpl(MethodImplOptions.AggressiveInlining)]
internal readonly struct Lane512<T>(Vector512<T> value) : IMemoryLane<Lane512<T>, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Vector512<T> _value = value;

    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector512<T>.Count;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static implicit operator Lane512<T>(double value) =>
        new(typeof(T) == typeof(float) ? Vector512.Create((float)value).As<float, T>() : Vector512.Create(value).As<double, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> operator +(Lane512<T> a, Lane512<T> b) => new(a._value + b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> operator -(Lane512<T> a, Lane512<T> b) => new(a._value - b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> operator *(Lane512<T> a, Lane512<T> b) => new(a._value * b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> operator /(Lane512<T> a, Lane512<T> b) => new(a._value / b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> operator -(Lane512<T> a) => new(-a._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> operator <(Lane512<T> a, Lane512<T> b) => new(Vector512.LessThan(a._value, b._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> operator >(Lane512<T> a, Lane512<T> b) => new(Vector512.GreaterThan(a._value, b._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> operator <=(Lane512<T> a, Lane512<T> b) => new(Vector512.LessThanOrEqual(a._value, b._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> operator >=(Lane512<T> a, Lane512<T> b) => new(Vector512.GreaterThanOrEqual(a._value, b._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> Select(Lane512<T> mask, Lane512<T> whenTrue, Lane512<T> whenFalse) =>
        new(Vector512.ConditionalSelect(mask._value, whenTrue._value, whenFalse._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> FusedMultiplyAdd(Lane512<T> a, Lane512<T> b, Lane512<T> c) =>
        new(typeof(T) == typeof(float)
            ? Vector512.FusedMultiplyAdd(a._value.AsSingle(), b._value.AsSingle(), c._value.AsSingle()).As<float, T>()
            : Vector512.FusedMultiplyAdd(a._value.AsDouble(), b._value.AsDouble(), c._value.AsDouble()).As<double, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> Abs(Lane512<T> x) => new(Vector512.Abs(x._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> Max(Lane512<T> a, Lane512<T> b) => Select(new(Vector512.Equals(a._value, a._value)), Greater(a, b), a);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> Min(Lane512<T> a, Lane512<T> b) => Select(new(Vector512.Equals(a._value, a._value)), Lesser(a, b), a);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> Sqrt(Lane512<T> x) => new(Vector512.Sqrt(x._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> Exp(Lane512<T> x) =>
        typeof(T) == typeof(float) ? Exponential<SinglePrecision>.Exp(x) : Exponential<DoublePrecision>.Exp(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> Expm1(Lane512<T> x) =>
        typeof(T) == typeof(float) ? Exponential<SinglePrecision>.Expm1(x) : Exponential<DoublePrecision>.Expm1(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> Log(Lane512<T> x) =>
        typeof(T) == typeof(float) ? Logarithm<SinglePrecision>.Log(x) : Logarithm<DoublePrecision>.Log(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> Log1p(Lane512<T> x) =>
        typeof(T) == typeof(float) ? Logarithm<SinglePrecision>.Log1p(x) : Logarithm<DoublePrecision>.Log1p(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> Tanh(Lane512<T> x) =>
        typeof(T) == typeof(float) ? Exponential<SinglePrecision>.Tanh(x) : Exponential<DoublePrecision>.Tanh(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> Sigmoid(Lane512<T> x) =>
        typeof(T) == typeof(float) ? Exponential<SinglePrecision>.Sigmoid(x) : Exponential<DoublePrecision>.Sigmoid(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> Softplus(Lane512<T> x) =>
        typeof(T) == typeof(float) ? Logarithm<SinglePrecision>.Softplus(x) : Logarithm<DoublePrecision>.Softplus(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> Erf(Lane512<T> x) =>
        typeof(T) == typeof(float) ? ErrorFunction<SinglePrecision>.Erf(x) : ErrorFunction<DoublePrecision>.Erf(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> Sin(Lane512<T> x) =>
        typeof(T) == typeof(float) ? Trigonometry<SinglePrecision>.Sin(x) : Trigonometry<DoublePrecision>.Sin(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> Cos(Lane512<T> x) =>
        typeof(T) == typeof(float) ? Trigonometry<SinglePrecision>.Cos(x) : Trigonometry<DoublePrecision>.Cos(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> FromBits(long bits) =>
        new(typeof(T) == typeof(float) ? Vector512.Create((int)bits).As<int, T>() : Vector512.Create(bits).As<long, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> And(Lane512<T> a, Lane512<T> b) => new(a._value & b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> Or(Lane512<T> a, Lane512<T> b) => new(a._value | b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> Xor(Lane512<T> a, Lane512<T> b) => new(a._value ^ b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> AddInteger(Lane512<T> a, Lane512<T> b) =>
        new(typeof(T) == typeof(float)
            ? (a._value.AsInt32() + b._value.AsInt32()).As<int, T>()
            : (a._value.AsInt64() + b._value.AsInt64()).As<long, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> SubtractInteger(Lane512<T> a, Lane512<T> b) =>
        new(typeof(T) == typeof(float)
            ? (a._value.AsInt32() - b._value.AsInt32()).As<int, T>()
            : (a._value.AsInt64() - b._value.AsInt64()).As<long, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> ShiftLeft(Lane512<T> a, int count) =>
        new(typeof(T) == typeof(float) ? (a._value.AsInt32() << count).As<int, T>() : (a._value.AsInt64() << count).As<long, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> ShiftRight(Lane512<T> a, int count) =>
        new(typeof(T) == typeof(float) ? (a._value.AsInt32() >>> count).As<int, T>() : (a._value.AsInt64() >>> count).As<long, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> Lesser(Lane512<T> a, Lane512<T> b)
    {
        if (!Avx512F.IsSupported)
            return new(Vector512.ConditionalSelect(Vector512.LessThan(a._value, b._value), a._value, b._value));
        return new(typeof(T) == typeof(float)
            ? Avx512F.Min(a._value.AsSingle(), b._value.AsSingle()).As<float, T>()
            : Avx512F.Min(a._value.AsDouble(), b._value.AsDouble()).As<double, T>());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> Greater(Lane512<T> a, Lane512<T> b)
    {
        if (!Avx512F.IsSupported)
            return new(Vector512.ConditionalSelect(Vector512.GreaterThan(a._value, b._value), a._value, b._value));
        return new(typeof(T) == typeof(float)
            ? Avx512F.Max(a._value.AsSingle(), b._value.AsSingle()).As<float, T>()
            : Avx512F.Max(a._value.AsDouble(), b._value.AsDouble()).As<double, T>());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> Scale(Lane512<T> x, Lane512<T> n) =>
        new(typeof(T) == typeof(float)
            ? Avx512F.Scale(x._value.AsSingle(), n._value.AsSingle()).As<float, T>()
            : Avx512F.Scale(x._value.AsDouble(), n._value.AsDouble()).As<double, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Any(Lane512<T> mask) =>
        (typeof(T) == typeof(float)
            ? Vector512.ExtractMostSignificantBits(mask._value.AsInt32())
            : Vector512.ExtractMostSignificantBits(mask._value.AsInt64())) != 0;

    public static void CopyTo(Lane512<T> x, Span<double> destination)
    {
        for (int i = 0; i < Count; i++)
            destination[i] = double.CreateTruncating(x._value[i]);
    }

    public static Lane512<T> From(ReadOnlySpan<double> source)
    {
        var value = Vector512<T>.Zero;
        for (int i = 0; i < Count; i++)
            value = value.WithElement(i, T.CreateTruncating(source[i]));
        return new(value);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane512<T> Load(ref readonly T source) => new(Vector512.LoadUnsafe(in source));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Lane512<T> x, ref T destination) => x._value.StoreUnsafe(ref destination);
}
