using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace FnnKit.Numerics;

/// <summary>Transposes a few rows with vector instructions. Numbers are moved and never changed.</summary>
internal static unsafe class Transposition
{
    /// <summary>Lays four rows side by side: <c>panel[i, k] = row_k[i]</c>, with <paramref name="width"/> elements from one i to the next.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void InterleaveFour(float* row0, float* row1, float* row2, float* row3, nint length, float* panel, nint width)
    {
        nint i = 0;
        for (; i <= length - 4; i += 4)
        {
            Vector128<float> r0 = Vector128.Load(row0 + i), r1 = Vector128.Load(row1 + i);
            Vector128<float> r2 = Vector128.Load(row2 + i), r3 = Vector128.Load(row3 + i);
            var low01 = Interleave.Low(r0, r1).AsDouble();
            var low23 = Interleave.Low(r2, r3).AsDouble();
            var high01 = Interleave.High(r0, r1).AsDouble();
            var high23 = Interleave.High(r2, r3).AsDouble();
            Interleave.Low(low01, low23).AsSingle().Store(panel);
            Interleave.High(low01, low23).AsSingle().Store(panel + width);
            Interleave.Low(high01, high23).AsSingle().Store(panel + (2 * width));
            Interleave.High(high01, high23).AsSingle().Store(panel + (3 * width));
            panel += 4 * width;
        }

        for (; i < length; i++, panel += width)
            Vector128.Create(row0[i], row1[i], row2[i], row3[i]).Store(panel);
    }

    /// <summary>Lays two rows side by side: <c>panel[i, k] = source[k · stride + i]</c>, with <paramref name="width"/> elements from one i to the next.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void InterleaveTwo(double* source, nint stride, nint length, double* panel, nint width)
    {
        nint i = 0;
        for (; i <= length - 2; i += 2)
        {
            Vector128<double> r0 = Vector128.Load(source + i), r1 = Vector128.Load(source + i + stride);
            Interleave.Low(r0, r1).Store(panel);
            Interleave.High(r0, r1).Store(panel + width);
            panel += 2 * width;
        }

        if (i < length)
            Vector128.Create(source[i], source[i + stride]).Store(panel);
    }
}
