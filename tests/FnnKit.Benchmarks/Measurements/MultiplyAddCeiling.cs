using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace FnnKit.Benchmarks.Measurements;

/// <summary>What the multipliers of the machine can do at the most: fused multiply-adds on registers alone, on every thread at once.</summary>
internal static class MultiplyAddCeiling
{
    private const int Sums = 24;
    private const int Iterations = 2_000_000;

    /// <summary>Operations a second, two for each multiply-add of float32, all threads together.</summary>
    public static double Rate(int threads)
    {
        double best = 0;
        long[] begin = new long[threads], end = new long[threads];
        for (int round = 0; round < 12; round++)
        {
            using var barrier = new Barrier(threads);
            var workers = Enumerable.Range(0, threads).Select(worker => new Thread(() =>
            {
                barrier.SignalAndWait();
                begin[worker] = Stopwatch.GetTimestamp();
                Loop(Iterations);
                end[worker] = Stopwatch.GetTimestamp();
            })).ToArray();
            foreach (var worker in workers)
                worker.Start();
            foreach (var worker in workers)
                worker.Join();
            best = Math.Max(best, threads * Iterations * (2.0 * Sums * Vector512<float>.Count) / Stopwatch.GetElapsedTime(begin.Min(), end.Max()).TotalSeconds);
        }

        return best;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static Vector512<float> Loop(int iterations)
    {
        Vector512<float> a = Vector512.Create(0.5f), b = Vector512.Create(0.25f);
        Vector512<float> s0 = b, s1 = b, s2 = b, s3 = b, s4 = b, s5 = b, s6 = b, s7 = b, s8 = b, s9 = b, s10 = b, s11 = b;
        Vector512<float> t0 = b, t1 = b, t2 = b, t3 = b, t4 = b, t5 = b, t6 = b, t7 = b, t8 = b, t9 = b, t10 = b, t11 = b;
        for (; iterations > 0; iterations--)
        {
            (s0, s1, s2) = (Vector512.FusedMultiplyAdd(s0, a, b), Vector512.FusedMultiplyAdd(s1, a, b), Vector512.FusedMultiplyAdd(s2, a, b));
            (s3, s4, s5) = (Vector512.FusedMultiplyAdd(s3, a, b), Vector512.FusedMultiplyAdd(s4, a, b), Vector512.FusedMultiplyAdd(s5, a, b));
            (s6, s7, s8) = (Vector512.FusedMultiplyAdd(s6, a, b), Vector512.FusedMultiplyAdd(s7, a, b), Vector512.FusedMultiplyAdd(s8, a, b));
            (s9, s10, s11) = (Vector512.FusedMultiplyAdd(s9, a, b), Vector512.FusedMultiplyAdd(s10, a, b), Vector512.FusedMultiplyAdd(s11, a, b));
            (t0, t1, t2) = (Vector512.FusedMultiplyAdd(t0, a, b), Vector512.FusedMultiplyAdd(t1, a, b), Vector512.FusedMultiplyAdd(t2, a, b));
            (t3, t4, t5) = (Vector512.FusedMultiplyAdd(t3, a, b), Vector512.FusedMultiplyAdd(t4, a, b), Vector512.FusedMultiplyAdd(t5, a, b));
            (t6, t7, t8) = (Vector512.FusedMultiplyAdd(t6, a, b), Vector512.FusedMultiplyAdd(t7, a, b), Vector512.FusedMultiplyAdd(t8, a, b));
            (t9, t10, t11) = (Vector512.FusedMultiplyAdd(t9, a, b), Vector512.FusedMultiplyAdd(t10, a, b), Vector512.FusedMultiplyAdd(t11, a, b));
        }

        return s0 + s1 + s2 + s3 + s4 + s5 + s6 + s7 + s8 + s9 + s10 + s11 + t0 + t1 + t2 + t3 + t4 + t5 + t6 + t7 + t8 + t9 + t10 + t11;
    }
}
