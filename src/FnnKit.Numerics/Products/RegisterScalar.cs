using System.Numerics;
using System.Runtime.CompilerServices;

namespace FnnKit.Numerics;

/// <summary>No vectors: one number at a time, for machines (or settings) without any.</summary>
internal readonly unsafe struct RegisterScalar<T> : IRegister<T, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public static int Count => 1;

    public static T Zero => T.Zero;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Load(T* source) => *source;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(T value, T* destination) => *destination = value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Broadcast(T value) => value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Add(T a, T b) => a + b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T FusedMultiplyAdd(T a, T b, T c) => T.FusedMultiplyAdd(a, b, c);

    // The mask is all ones (a NaN) or +0, and only +0 equals itself.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Keep(T value, T mask) => T.IsNaN(mask) ? value : T.Zero;
}
