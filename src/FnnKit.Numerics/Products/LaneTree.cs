using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace FnnKit.Numerics;

/// <summary>Adds the sixteen lanes of up to four sums, always as the same tree.</summary>
internal static unsafe class LaneTree
{
    private const int Lanes = 16;

    /// <summary>Writes the totals of <paramref name="count"/> sums; the lanes of four are there to be read.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Add<T>(T* lanes, int count, T* totals, nint step)
        where T : unmanaged
    {
        if (typeof(T) == typeof(float))
            Add((float*)lanes, count, (float*)totals, step);
        else
            Add((double*)lanes, count, (double*)totals, step);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Add(float* lanes, int count, float* totals, nint step)
    {
        Vector128<float> r0 = Quarter(lanes), r1 = Quarter(lanes + Lanes), r2 = Quarter(lanes + (2 * Lanes)), r3 = Quarter(lanes + (3 * Lanes));
        var low01 = Interleave.Low(r0, r1).AsDouble();
        var low23 = Interleave.Low(r2, r3).AsDouble();
        var high01 = Interleave.High(r0, r1).AsDouble();
        var high23 = Interleave.High(r2, r3).AsDouble();
        var even = Interleave.Low(low01, low23).AsSingle() + Interleave.Low(high01, high23).AsSingle();
        var odd = Interleave.High(low01, low23).AsSingle() + Interleave.High(high01, high23).AsSingle();
        var total = even + odd;
        for (int i = 0; i < count; i++, totals += step)
        {
            *totals = total.ToScalar();
            total = Vector128.Shuffle(total, Vector128.Create(1, 2, 3, 0));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Add(double* lanes, int count, double* totals, nint step)
    {
        for (int i = 0; i < count; i++, totals += step, lanes += Lanes)
        {
            var even = Half(lanes) + Half(lanes + 4);
            var odd = Half(lanes + 2) + Half(lanes + 6);
            var pair = even + odd;
            *totals = pair[0] + pair[1];
        }
    }

    // Lanes l, l + 8 and then l + 4.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Quarter(float* lanes) =>
        (Vector128.Load(lanes) + Vector128.Load(lanes + 8)) + (Vector128.Load(lanes + 4) + Vector128.Load(lanes + 12));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> Half(double* lanes) => Vector128.Load(lanes) + Vector128.Load(lanes + 8);
}
