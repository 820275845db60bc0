using System.Runtime.CompilerServices;

namespace FnnKit.Numerics;

/// <summary>A tile of 6 rows and two vectors. Of 16 registers the sums fill 12.</summary>
internal readonly unsafe struct Tile6x2<TRegister, TVector, T> : ITile<T>
    where TRegister : struct, IRegister<TVector, T>
    where TVector : struct
    where T : unmanaged
{
    public static int Rows => 6;

    public static int Columns => 2 * TRegister.Count;

    // Optimized at once: the sums must be in registers from the first call on. Nothing in here depends on what tiering would learn.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Multiply(nint inner, T* a, T* b, T* c, nint stride, T* start)
    {
        TVector c0l = First(c, start, 0), c0r = First(c + TRegister.Count, start, 0);
        TVector c1l = First(c + stride, start, 1), c1r = First(c + stride + TRegister.Count, start, 1);
        TVector c2l = First(c + (2 * stride), start, 2), c2r = First(c + (2 * stride) + TRegister.Count, start, 2);
        TVector c3l = First(c + (3 * stride), start, 3), c3r = First(c + (3 * stride) + TRegister.Count, start, 3);
        TVector c4l = First(c + (4 * stride), start, 4), c4r = First(c + (4 * stride) + TRegister.Count, start, 4);
        TVector c5l = First(c + (5 * stride), start, 5), c5r = First(c + (5 * stride) + TRegister.Count, start, 5);
        for (; inner > 0; inner--)
        {
            TVector left = TRegister.Load(b), right = TRegister.Load(b + TRegister.Count);
            var w = TRegister.Broadcast(*a);
            c0l = TRegister.FusedMultiplyAdd(w, left, c0l);
            c0r = TRegister.FusedMultiplyAdd(w, right, c0r);
            w = TRegister.Broadcast(a[1]);
            c1l = TRegister.FusedMultiplyAdd(w, left, c1l);
            c1r = TRegister.FusedMultiplyAdd(w, right, c1r);
            w = TRegister.Broadcast(a[2]);
            c2l = TRegister.FusedMultiplyAdd(w, left, c2l);
            c2r = TRegister.FusedMultiplyAdd(w, right, c2r);
            w = TRegister.Broadcast(a[3]);
            c3l = TRegister.FusedMultiplyAdd(w, left, c3l);
            c3r = TRegister.FusedMultiplyAdd(w, right, c3r);
            w = TRegister.Broadcast(a[4]);
            c4l = TRegister.FusedMultiplyAdd(w, left, c4l);
            c4r = TRegister.FusedMultiplyAdd(w, right, c4r);
            w = TRegister.Broadcast(a[5]);
            c5l = TRegister.FusedMultiplyAdd(w, left, c5l);
            c5r = TRegister.FusedMultiplyAdd(w, right, c5r);
            a += 6;
            b += 2 * TRegister.Count;
        }

        Store(c0l, c0r, c);
        Store(c1l, c1r, c + stride);
        Store(c2l, c2r, c + (2 * stride));
        Store(c3l, c3r, c + (3 * stride));
        Store(c4l, c4r, c + (4 * stride));
        Store(c5l, c5r, c + (5 * stride));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector First(T* c, T* start, int row) => start == null ? TRegister.Load(c) : TRegister.Broadcast(start[row]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(TVector left, TVector right, T* c)
    {
        TRegister.Store(left, c);
        TRegister.Store(right, c + TRegister.Count);
    }
}
