using System.Runtime.CompilerServices;

namespace FnnKit.Numerics;

/// <summary>A tile of 12 rows and two vectors. Of 32 registers the sums fill 24, so that the multipliers wait neither for a sum nor for memory.</summary>
internal readonly unsafe struct Tile12x2<TRegister, TVector, T> : ITile<T>
    where TRegister : struct, IRegister<TVector, T>
    where TVector : struct
    where T : unmanaged
{
    public static int Rows => 12;

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
        TVector c6l = First(c + (6 * stride), start, 6), c6r = First(c + (6 * stride) + TRegister.Count, start, 6);
        TVector c7l = First(c + (7 * stride), start, 7), c7r = First(c + (7 * stride) + TRegister.Count, start, 7);
        TVector c8l = First(c + (8 * stride), start, 8), c8r = First(c + (8 * stride) + TRegister.Count, start, 8);
        TVector c9l = First(c + (9 * stride), start, 9), c9r = First(c + (9 * stride) + TRegister.Count, start, 9);
        TVector c10l = First(c + (10 * stride), start, 10), c10r = First(c + (10 * stride) + TRegister.Count, start, 10);
        TVector c11l = First(c + (11 * stride), start, 11), c11r = First(c + (11 * stride) + TRegister.Count, start, 11);
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
            w = TRegister.Broadcast(a[6]);
            c6l = TRegister.FusedMultiplyAdd(w, left, c6l);
            c6r = TRegister.FusedMultiplyAdd(w, right, c6r);
            w = TRegister.Broadcast(a[7]);
            c7l = TRegister.FusedMultiplyAdd(w, left, c7l);
            c7r = TRegister.FusedMultiplyAdd(w, right, c7r);
            w = TRegister.Broadcast(a[8]);
            c8l = TRegister.FusedMultiplyAdd(w, left, c8l);
            c8r = TRegister.FusedMultiplyAdd(w, right, c8r);
            w = TRegister.Broadcast(a[9]);
            c9l = TRegister.FusedMultiplyAdd(w, left, c9l);
            c9r = TRegister.FusedMultiplyAdd(w, right, c9r);
            w = TRegister.Broadcast(a[10]);
            c10l = TRegister.FusedMultiplyAdd(w, left, c10l);
            c10r = TRegister.FusedMultiplyAdd(w, right, c10r);
            w = TRegister.Broadcast(a[11]);
            c11l = TRegister.FusedMultiplyAdd(w, left, c11l);
            c11r = TRegister.FusedMultiplyAdd(w, right, c11r);
            a += 12;
            b += 2 * TRegister.Count;
        }

        Store(c0l, c0r, c);
        Store(c1l, c1r, c + stride);
        Store(c2l, c2r, c + (2 * stride));
        Store(c3l, c3r, c + (3 * stride));
        Store(c4l, c4r, c + (4 * stride));
        Store(c5l, c5r, c + (5 * stride));
        Store(c6l, c6r, c + (6 * stride));
        Store(c7l, c7r, c + (7 * stride));
        Store(c8l, c8r, c + (8 * stride));
        Store(c9l, c9r, c + (9 * stride));
        Store(c10l, c10r, c + (10 * stride));
        Store(c11l, c11r, c + (11 * stride));
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
