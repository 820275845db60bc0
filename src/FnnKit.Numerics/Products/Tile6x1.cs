using System.Runtime.CompilerServices;

namespace FnnKit.Numerics;

/// <summary>A tile of 6 rows and one vector. Of 16 registers the sums fill 6.</summary>
internal readonly unsafe struct Tile6x1<TRegister, TVector, T> : ITile<T>
    where TRegister : struct, IRegister<TVector, T>
    where TVector : struct
    where T : unmanaged
{
    public static int Rows => 6;

    public static int Columns => TRegister.Count;

    // Optimized at once: the sums must be in registers from the first call on. Nothing in here depends on what tiering would learn.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Multiply(nint inner, T* a, T* b, T* c, nint stride, T* start)
    {
        var c0 = First(c, start, 0);
        var c1 = First(c + stride, start, 1);
        var c2 = First(c + (2 * stride), start, 2);
        var c3 = First(c + (3 * stride), start, 3);
        var c4 = First(c + (4 * stride), start, 4);
        var c5 = First(c + (5 * stride), start, 5);
        for (; inner > 0; inner--)
        {
            var x = TRegister.Load(b);
            c0 = TRegister.FusedMultiplyAdd(TRegister.Broadcast(*a), x, c0);
            c1 = TRegister.FusedMultiplyAdd(TRegister.Broadcast(a[1]), x, c1);
            c2 = TRegister.FusedMultiplyAdd(TRegister.Broadcast(a[2]), x, c2);
            c3 = TRegister.FusedMultiplyAdd(TRegister.Broadcast(a[3]), x, c3);
            c4 = TRegister.FusedMultiplyAdd(TRegister.Broadcast(a[4]), x, c4);
            c5 = TRegister.FusedMultiplyAdd(TRegister.Broadcast(a[5]), x, c5);
            a += 6;
            b += TRegister.Count;
        }

        TRegister.Store(c0, c);
        TRegister.Store(c1, c + stride);
        TRegister.Store(c2, c + (2 * stride));
        TRegister.Store(c3, c + (3 * stride));
        TRegister.Store(c4, c + (4 * stride));
        TRegister.Store(c5, c + (5 * stride));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector First(T* c, T* start, int row) => start == null ? TRegister.Load(c) : TRegister.Broadcast(start[row]);
}
