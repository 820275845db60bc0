using System.Numerics;
using System.Runtime.CompilerServices;
using FnnKit.Functions;

namespace FnnKit.Lanes;

/// <summary>A single float or double: what the others are held against, and what runs where there are no vectors.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
[method: MethodImpl(MethodImplOptions.AggressiveInlining)]
internal readonly struct LaneScalar<T>(T value) : IMemoryLane<LaneScalar<T>, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T _value = value;

    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 1;
    }

    public T Value
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _value;
    }

    // Sign-extended for floats: the low half is what counts, and a full mask is -1 in both precisions.
    private long Bits
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => typeof(T) == typeof(float) ? Unsafe.BitCast<T, int>(_value) : Unsafe.BitCast<T, long>(_value);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static implicit operator LaneScalar<T>(double value) =>
        new(typeof(T) == typeof(float) ? Unsafe.BitCast<float, T>((float)value) : Unsafe.BitCast<double, T>(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneScalar<T> operator +(LaneScalar<T> a, LaneScalar<T> b) => new(a._value + b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneScalar<T> operator -(LaneScalar<T> a, LaneScalar<T> b) => new(a._value - b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneScalar<T> operator *(LaneScalar<T> a, LaneScalar<T> b) => new(a._value * b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneScalar<T> operator /(LaneScalar<T> a, LaneScalar<T> b) => new(a._value / b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneScalar<T> operator -(LaneScalar<T> a) => new(-a._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneScalar<T> operator <(LaneScalar<T> a, LaneScalar<T> b) => Mask(a._value < b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneScalar<T> operator >(LaneScalar<T> a, LaneScalar<T> b) => Mask(a._value > b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneScalar<T> operator <=(LaneScalar<T> a, LaneScalar<T> b) => Mask(a._value <= b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneScalar<T> operator >=(LaneScalar<T> a, LaneScalar<T> b) => Mask(a._value >= b._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneScalar<T> Select(LaneScalar<T> mask, LaneScalar<T> whenTrue, LaneScalar<T> whenFalse) =>
        mask.Bits != 0 ? whenTrue : whenFalse;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneScalar<T> FusedMultiplyAdd(LaneScalar<T> a, LaneScalar<T> b, LaneScalar<T> c) =>
        new(T.FusedMultiplyAdd(a._value, b._value, c._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneScalar<T> Abs(LaneScalar<T> x) => new(T.Abs(x._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneScalar<T> Max(LaneScalar<T> a, LaneScalar<T> b) => T.IsNaN(a._value) ? a : Greater(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneScalar<T> Min(LaneScalar<T> a, LaneScalar<T> b) => T.IsNaN(a._value) ? a : Lesser(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneScalar<T> Sqrt(LaneScalar<T> x) => new(T.Sqrt(x._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneScalar<T> Exp(LaneScalar<T> x) =>
        typeof(T) == typeof(float) ? Exponential<SinglePrecision>.Exp(x) : Exponential<DoublePrecision>.Exp(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneScalar<T> Expm1(LaneScalar<T> x) =>
        typeof(T) == typeof(float) ? Exponential<SinglePrecision>.Expm1(x) : Exponential<DoublePrecision>.Expm1(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneScalar<T> Log(LaneScalar<T> x) =>
        typeof(T) == typeof(float) ? Logarithm<SinglePrecision>.Log(x) : Logarithm<DoublePrecision>.Log(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneScalar<T> Log1p(LaneScalar<T> x) =>
        typeof(T) == typeof(float) ? Logarithm<SinglePrecision>.Log1p(x) : Logarithm<DoublePrecision>.Log1p(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneScalar<T> Tanh(LaneScalar<T> x) =>
        typeof(T) == typeof(float) ? Exponential<SinglePrecision>.Tanh(x) : Exponential<DoublePrecision>.Tanh(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneScalar<T> Sigmoid(LaneScalar<T> x) =>
        typeof(T) == typeof(float) ? Exponential<SinglePrecision>.Sigmoid(x) : Exponential<DoublePrecision>.Sigmoid(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneScalar<T> Softplus(LaneScalar<T> x) =>
        typeof(T) == typeof(float) ? Logarithm<SinglePrecision>.Softplus(x) : Logarithm<DoublePrecision>.Softplus(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneScalar<T> Erf(LaneScalar<T> x) =>
        typeof(T) == typeof(float) ? ErrorFunction<SinglePrecision>.Erf(x) : ErrorFunction<DoublePrecision>.Erf(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneScalar<T> Sin(LaneScalar<T> x) =>
        typeof(T) == typeof(float) ? Trigonometry<SinglePrecision>.Sin(x) : Trigonometry<DoublePrecision>.Sin(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneScalar<T> Cos(LaneScalar<T> x) =>
        typeof(T) == typeof(float) ? Trigonometry<SinglePrecision>.Cos(x) : Trigonometry<DoublePrecision>.Cos(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneScalar<T> FromBits(long bits) =>
        new(typeof(T) == typeof(float) ? Unsafe.BitCast<int, T>((int)bits) : Unsafe.BitCast<long, T>(bits));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneScalar<T> And(LaneScalar<T> a, LaneScalar<T> b) => FromBits(a.Bits & b.Bits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneScalar<T> Or(LaneScalar<T> a, LaneScalar<T> b) => FromBits(a.Bits | b.Bits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneScalar<T> Xor(LaneScalar<T> a, LaneScalar<T> b) => FromBits(a.Bits ^ b.Bits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneScalar<T> AddInteger(LaneScalar<T> a, LaneScalar<T> b) => FromBits(a.Bits + b.Bits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneScalar<T> SubtractInteger(LaneScalar<T> a, LaneScalar<T> b) => FromBits(a.Bits - b.Bits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneScalar<T> ShiftLeft(LaneScalar<T> a, int count) => FromBits(a.Bits << count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneScalar<T> ShiftRight(LaneScalar<T> a, int count) =>
        FromBits(typeof(T) == typeof(float) ? (uint)a.Bits >>> count : a.Bits >>> count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneScalar<T> Lesser(LaneScalar<T> a, LaneScalar<T> b) => a._value < b._value ? a : b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneScalar<T> Greater(LaneScalar<T> a, LaneScalar<T> b) => a._value > b._value ? a : b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneScalar<T> Scale(LaneScalar<T> x, LaneScalar<T> n) =>
        typeof(T) == typeof(float) ? Exponential<SinglePrecision>.Scale(x, n) : Exponential<DoublePrecision>.Scale(x, n);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Any(LaneScalar<T> mask) => mask.Bits != 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void CopyTo(LaneScalar<T> x, Span<double> destination) => destination[0] = double.CreateTruncating(x._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneScalar<T> From(ReadOnlySpan<double> source) => new(T.CreateTruncating(source[0]));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneScalar<T> Load(ref readonly T source) => new(source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(LaneScalar<T> x, ref T destination) => destination = x._value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static LaneScalar<T> Mask(bool set) => FromBits(set ? -1 : 0);
}
