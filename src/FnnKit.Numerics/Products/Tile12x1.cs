using System.Runtime.CompilerServices;

namespace FnnKit.Numerics;

/// <summary>A tile of 12 rows and one vector. Of 32 registers the sums fill 12, so that the multipliers wait neither for a sum nor for memory.</summary>
internal readonly unsafe struct Tile12x1<TRegister, TVector, T> : ITile<T>
    where TRegister : struct, IRegister<TVector, T>
    where TVector : struct
    where T : unmanaged
{
    public static int Rows => 12;

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
        var c6 = First(c + (6 * stride), start, 6);
        var c7 = First(c + (7 * stride), start, 7);
        var c8 = First(c + (8 * stride), start, 8);
        var c9 = First(c + (9 * stride), start, 9);
        var c10 = First(c + (10 * stride), start, 10);
        var c11 = First(c + (11 * stride), start, 11);
        for (; inner > 0; inner--)
        {
            var x = TRegister.Load(b);
            c0 = TRegister.FusedMultiplyAdd(TRegister.Broadcast(*a), x, c0);
            c1 = TRegister.FusedMultiplyAdd(TRegister.Broadcast(a[1]), x, c1);
            c2 = TRegister.FusedMultiplyAdd(TRegister.Broadcast(a[2]), x, c2);
            c3 = TRegister.FusedMultiplyAdd(TRegister.Broadcast(a[3]), x, c3);
            c4 = TRegister.FusedMultiplyAdd(TRegister.Broadcast(a[4]), x, c4);
            c5 = TRegister.FusedMultiplyAdd(TRegister.Broadcast(a[5]), x, c5);
            c6 = TRegister.FusedMultiplyAdd(TRegister.Broadcast(a[6]), x, c6);
            c7 = TRegister.FusedMultiplyAdd(TRegister.Broadcast(a[7]), x, c7);
            c8 = TRegister.FusedMultiplyAdd(TRegister.Broadcast(a[8]), x, c8);
            c9 = TRegister.FusedMultiplyAdd(TRegister.Broadcast(a[9]), x, c9);
            c10 = TRegister.FusedMultiplyAdd(TRegister.Broadcast(a[10]), x, c10);
            c11 = TRegister.FusedMultiplyAdd(TRegister.Broadcast(a[11]), x, c11);
            a += 12;
            b += TRegister.Count;
        }

        TRegister.Store(c0, c);
        TRegister.Store(c1, c + stride);
        TRegister.Store(c2, c + (2 * stride));
        TRegister.Store(c3, c + (3 * stride));
        TRegister.Store(c4, c + (4 * stride));
        TRegister.Store(c5, c + (5 * stride));
        TRegister.Store(c6, c + (6 * stride));
        TRegister.Store(c7, c + (7 * stride));
        TRegister.Store(c8, c + (8 * stride));
        TRegister.Store(c9, c + (9 * stride));
        TRegister.Store(c10, c + (10 * stride));
        TRegister.Store(c11, c + (11 * stride));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector First(T* c, T* start, int row) => start == null ? TRegister.Load(c) : TRegister.Broadcast(start[row]);
}
