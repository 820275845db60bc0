using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using FnnKit.Functions;

namespace FnnKit.Lanes;

/// <summary>Eight floats or four doubles (AVX2).</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
[method: MethodImpl(MethodImplOptions.AggressiveInlining)]
internal readonly struct Lane256<T>(Vector256<T> value) : IMemoryLane<Lane256<T>, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Vector256<T> _value = value;

    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector256<T>.Count;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static implicit operator Lane256<T>(double value) =>
        new(typeof(T) == typeof(float) ? Vector256.Create((float)value).As<float, T>() : Vector256.Create(value).As<double, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> operator +(Lane256<T> a, Lane256<T> b) => new(a._value + b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> operator -(Lane256<T> a, Lane256<T> b) => new(a._value - b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> operator *(Lane256<T> a, Lane256<T> b) => new(a._value * b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> operator /(Lane256<T> a, Lane256<T> b) => new(a._value / b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> operator -(Lane256<T> a) => new(-a._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> operator <(Lane256<T> a, Lane256<T> b) => new(Vector256.LessThan(a._value, b._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> operator >(Lane256<T> a, Lane256<T> b) => new(Vector256.GreaterThan(a._value, b._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> operator <=(Lane256<T> a, Lane256<T> b) => new(Vector256.LessThanOrEqual(a._value, b._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> operator >=(Lane256<T> a, Lane256<T> b) => new(Vector256.GreaterThanOrEqual(a._value, b._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> Select(Lane256<T> mask, Lane256<T> whenTrue, Lane256<T> whenFalse) =>
        new(Vector256.ConditionalSelect(mask._value, whenTrue._value, whenFalse._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> FusedMultiplyAdd(Lane256<T> a, Lane256<T> b, Lane256<T> c) =>
        new(typeof(T) == typeof(float)
            ? Vector256.FusedMultiplyAdd(a._value.AsSingle(), b._value.AsSingle(), c._value.AsSingle()).As<float, T>()
            : Vector256.FusedMultiplyAdd(a._value.AsDouble(), b._value.AsDouble(), c._value.AsDouble()).As<double, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> Abs(Lane256<T> x) => new(Vector256.Abs(x._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> Max(Lane256<T> a, Lane256<T> b) => Select(new(Vector256.Equals(a._value, a._value)), Greater(a, b), a);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> Min(Lane256<T> a, Lane256<T> b) => Select(new(Vector256.Equals(a._value, a._value)), Lesser(a, b), a);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> Sqrt(Lane256<T> x) => new(Vector256.Sqrt(x._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> Exp(Lane256<T> x) =>
        typeof(T) == typeof(float) ? Exponential<SinglePrecision>.Exp(x) : Exponential<DoublePrecision>.Exp(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> Expm1(Lane256<T> x) =>
        typeof(T) == typeof(float) ? Exponential<SinglePrecision>.Expm1(x) : Exponential<DoublePrecision>.Expm1(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> Log(Lane256<T> x) =>
        typeof(T) == typeof(float) ? Logarithm<SinglePrecision>.Log(x) : Logarithm<DoublePrecision>.Log(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> Log1p(Lane256<T> x) =>
        typeof(T) == typeof(float) ? Logarithm<SinglePrecision>.Log1p(x) : Logarithm<DoublePrecision>.Log1p(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> Tanh(Lane256<T> x) =>
        typeof(T) == typeof(float) ? Exponential<SinglePrecision>.Tanh(x) : Exponential<DoublePrecision>.Tanh(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> Sigmoid(Lane256<T> x) =>
        typeof(T) == typeof(float) ? Exponential<SinglePrecision>.Sigmoid(x) : Exponential<DoublePrecision>.Sigmoid(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> Softplus(Lane256<T> x) =>
        typeof(T) == typeof(float) ? Logarithm<SinglePrecision>.Softplus(x) : Logarithm<DoublePrecision>.Softplus(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> Erf(Lane256<T> x) =>
        typeof(T) == typeof(float) ? ErrorFunction<SinglePrecision>.Erf(x) : ErrorFunction<DoublePrecision>.Erf(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> Sin(Lane256<T> x) =>
        typeof(T) == typeof(float) ? Trigonometry<SinglePrecision>.Sin(x) : Trigonometry<DoublePrecision>.Sin(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> Cos(Lane256<T> x) =>
        typeof(T) == typeof(float) ? Trigonometry<SinglePrecision>.Cos(x) : Trigonometry<DoublePrecision>.Cos(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> FromBits(long bits) =>
        new(typeof(T) == typeof(float) ? Vector256.Create((int)bits).As<int, T>() : Vector256.Create(bits).As<long, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> And(Lane256<T> a, Lane256<T> b) => new(a._value & b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> Or(Lane256<T> a, Lane256<T> b) => new(a._value | b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> Xor(Lane256<T> a, Lane256<T> b) => new(a._value ^ b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> AddInteger(Lane256<T> a, Lane256<T> b) =>
        new(typeof(T) == typeof(float)
            ? (a._value.AsInt32() + b._value.AsInt32()).As<int, T>()
            : (a._value.AsInt64() + b._value.AsInt64()).As<long, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> SubtractInteger(Lane256<T> a, Lane256<T> b) =>
        new(typeof(T) == typeof(float)
            ? (a._value.AsInt32() - b._value.AsInt32()).As<int, T>()
            : (a._value.AsInt64() - b._value.AsInt64()).As<long, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> ShiftLeft(Lane256<T> a, int count) =>
        new(typeof(T) == typeof(float) ? (a._value.AsInt32() << count).As<int, T>() : (a._value.AsInt64() << count).As<long, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> ShiftRight(Lane256<T> a, int count) =>
        new(typeof(T) == typeof(float) ? (a._value.AsInt32() >>> count).As<int, T>() : (a._value.AsInt64() >>> count).As<long, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> Lesser(Lane256<T> a, Lane256<T> b)
    {
        if (!Avx.IsSupported)
            return new(Vector256.ConditionalSelect(Vector256.LessThan(a._value, b._value), a._value, b._value));
        return new(typeof(T) == typeof(float)
            ? Avx.Min(a._value.AsSingle(), b._value.AsSingle()).As<float, T>()
            : Avx.Min(a._value.AsDouble(), b._value.AsDouble()).As<double, T>());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> Greater(Lane256<T> a, Lane256<T> b)
    {
        if (!Avx.IsSupported)
            return new(Vector256.ConditionalSelect(Vector256.GreaterThan(a._value, b._value), a._value, b._value));
        return new(typeof(T) == typeof(float)
            ? Avx.Max(a._value.AsSingle(), b._value.AsSingle()).As<float, T>()
            : Avx.Max(a._value.AsDouble(), b._value.AsDouble()).As<double, T>());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> Scale(Lane256<T> x, Lane256<T> n) =>
        typeof(T) == typeof(float) ? Exponential<SinglePrecision>.Scale(x, n) : Exponential<DoublePrecision>.Scale(x, n);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Any(Lane256<T> mask) =>
        (typeof(T) == typeof(float)
            ? Vector256.ExtractMostSignificantBits(mask._value.AsInt32())
            : Vector256.ExtractMostSignificantBits(mask._value.AsInt64())) != 0;

    public static void CopyTo(Lane256<T> x, Span<double> destination)
    {
        for (int i = 0; i < Count; i++)
            destination[i] = double.CreateTruncating(x._value[i]);
    }

    public static Lane256<T> From(ReadOnlySpan<double> source)
    {
        var value = Vector256<T>.Zero;
        for (int i = 0; i < Count; i++)
            value = value.WithElement(i, T.CreateTruncating(source[i]));
        return new(value);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane256<T> Load(ref readonly T source) => new(Vector256.LoadUnsafe(in source));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Lane256<T> x, ref T destination) => x._value.StoreUnsafe(ref destination);
}
