using System.Numerics;
using System.Runtime.CompilerServices;

namespace FnnKit.Numerics;

/// <inheritdoc cref="LaneKernel{T}"/>
/// <remarks>Narrow registers pass over the samples several times, once for each group of lanes.</remarks>
internal sealed unsafe class LaneKernel<TRegister, TVector, T> : LaneKernel<T>
    where TRegister : struct, IRegister<TVector, T>
    where TVector : struct
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // Four left rows by two right rows are summed at a time. Where fewer are left, the last row stands in for those that are missing.
    // The mask for the samples left over is handed down: a call in a kernel, if only to find a static, would put its sums on the stack.
    [SkipLocalsInit]
    public override void MultiplyOuter(in LaneProduct<T> product, int row, int rows)
    {
        T* lanes = stackalloc T[8 * Lanes];
        nint samples = product.Samples;
        T* tail = LaneMask<T>.Last(product.Samples % Lanes);
        int end = row + rows;
        for (; row < end; row += 4)
        {
            T* left = product.Left + (row * samples);
            nint d1 = Math.Min(1, end - 1 - row) * samples, d2 = Math.Min(2, end - 1 - row) * samples, d3 = Math.Min(3, end - 1 - row) * samples;
            int leftRows = Math.Min(4, end - row);
            for (int j = 0; j < product.RightRows; j += 2)
            {
                T* right = product.Right + (j * samples);
                T* result = product.Result + (row * product.LeftStep) + (j * product.RightStep);
                if (j + 1 < product.RightRows)
                {
                    SumFourByTwo(left, d1, d2, d3, right, samples, tail, lanes);
                    LaneTree.Add(lanes + (4 * Lanes), leftRows, result + product.RightStep, product.LeftStep);
                }
                else
                {
                    SumFour(left, d1, d2, d3, right, samples, tail, lanes);
                }

                LaneTree.Add(lanes, leftRows, result, product.LeftStep);
            }
        }
    }

    [SkipLocalsInit]
    public override void Sum(T* values, nint stride, int rows, int samples, T* result)
    {
        T* lanes = stackalloc T[4 * Lanes];
        T* tail = LaneMask<T>.Last(samples % Lanes);
        for (int row = 0; row < rows; row += 4)
        {
            int count = Math.Min(4, rows - row);
            T* first = values + (row * stride);
            SumRows(first, Math.Min(1, count - 1) * stride, Math.Min(2, count - 1) * stride, Math.Min(3, count - 1) * stride, samples, tail, lanes);
            LaneTree.Add(lanes, count, result + row, 1);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void SumFourByTwo(T* left, nint d1, nint d2, nint d3, T* right, nint samples, T* tail, T* lanes)
    {
        for (nint lane = 0; lane < Lanes; lane += TRegister.Count)
        {
            TVector c0 = TRegister.Zero, c1 = c0, c2 = c0, c3 = c0, e0 = c0, e1 = c0, e2 = c0, e3 = c0;
            T* a = left + lane;
            T* b = right + lane;
            nint n = samples;
            for (; n >= Lanes; n -= Lanes, a += Lanes, b += Lanes)
            {
                TVector x = TRegister.Load(b), y = TRegister.Load(b + samples);
                var w = TRegister.Load(a);
                c0 = TRegister.FusedMultiplyAdd(w, x, c0);
                e0 = TRegister.FusedMultiplyAdd(w, y, e0);
                w = TRegister.Load(a + d1);
                c1 = TRegister.FusedMultiplyAdd(w, x, c1);
                e1 = TRegister.FusedMultiplyAdd(w, y, e1);
                w = TRegister.Load(a + d2);
                c2 = TRegister.FusedMultiplyAdd(w, x, c2);
                e2 = TRegister.FusedMultiplyAdd(w, y, e2);
                w = TRegister.Load(a + d3);
                c3 = TRegister.FusedMultiplyAdd(w, x, c3);
                e3 = TRegister.FusedMultiplyAdd(w, y, e3);
            }

            if (n > 0)
            {
                a += n - Lanes;
                b += n - Lanes;
                var mask = TRegister.Load(tail + lane);
                TVector x = TRegister.Keep(TRegister.Load(b), mask), y = TRegister.Keep(TRegister.Load(b + samples), mask);
                var w = TRegister.Keep(TRegister.Load(a), mask);
                c0 = TRegister.FusedMultiplyAdd(w, x, c0);
                e0 = TRegister.FusedMultiplyAdd(w, y, e0);
                w = TRegister.Keep(TRegister.Load(a + d1), mask);
                c1 = TRegister.FusedMultiplyAdd(w, x, c1);
                e1 = TRegister.FusedMultiplyAdd(w, y, e1);
                w = TRegister.Keep(TRegister.Load(a + d2), mask);
                c2 = TRegister.FusedMultiplyAdd(w, x, c2);
                e2 = TRegister.FusedMultiplyAdd(w, y, e2);
                w = TRegister.Keep(TRegister.Load(a + d3), mask);
                c3 = TRegister.FusedMultiplyAdd(w, x, c3);
                e3 = TRegister.FusedMultiplyAdd(w, y, e3);
            }

            Store(c0, c1, c2, c3, lanes + lane);
            Store(e0, e1, e2, e3, lanes + (4 * Lanes) + lane);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void SumFour(T* left, nint d1, nint d2, nint d3, T* right, nint samples, T* tail, T* lanes)
    {
        for (nint lane = 0; lane < Lanes; lane += TRegister.Count)
        {
            TVector c0 = TRegister.Zero, c1 = c0, c2 = c0, c3 = c0;
            T* a = left + lane;
            T* b = right + lane;
            nint n = samples;
            for (; n >= Lanes; n -= Lanes, a += Lanes, b += Lanes)
            {
                var x = TRegister.Load(b);
                c0 = TRegister.FusedMultiplyAdd(TRegister.Load(a), x, c0);
                c1 = TRegister.FusedMultiplyAdd(TRegister.Load(a + d1), x, c1);
                c2 = TRegister.FusedMultiplyAdd(TRegister.Load(a + d2), x, c2);
                c3 = TRegister.FusedMultiplyAdd(TRegister.Load(a + d3), x, c3);
            }

            if (n > 0)
            {
                a += n - Lanes;
                var mask = TRegister.Load(tail + lane);
                var x = TRegister.Keep(TRegister.Load(b + (n - Lanes)), mask);
                c0 = TRegister.FusedMultiplyAdd(TRegister.Keep(TRegister.Load(a), mask), x, c0);
                c1 = TRegister.FusedMultiplyAdd(TRegister.Keep(TRegister.Load(a + d1), mask), x, c1);
                c2 = TRegister.FusedMultiplyAdd(TRegister.Keep(TRegister.Load(a + d2), mask), x, c2);
                c3 = TRegister.FusedMultiplyAdd(TRegister.Keep(TRegister.Load(a + d3), mask), x, c3);
            }

            Store(c0, c1, c2, c3, lanes + lane);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void SumRows(T* a, nint d1, nint d2, nint d3, nint samples, T* tail, T* lanes)
    {
        for (nint lane = 0; lane < Lanes; lane += TRegister.Count)
        {
            TVector c0 = TRegister.Zero, c1 = c0, c2 = c0, c3 = c0;
            T* x = a + lane;
            nint n = samples;
            for (; n >= Lanes; n -= Lanes, x += Lanes)
            {
                c0 = TRegister.Add(c0, TRegister.Load(x));
                c1 = TRegister.Add(c1, TRegister.Load(x + d1));
                c2 = TRegister.Add(c2, TRegister.Load(x + d2));
                c3 = TRegister.Add(c3, TRegister.Load(x + d3));
            }

            if (n > 0)
            {
                x += n - Lanes;
                var mask = TRegister.Load(tail + lane);
                c0 = TRegister.Add(c0, TRegister.Keep(TRegister.Load(x), mask));
                c1 = TRegister.Add(c1, TRegister.Keep(TRegister.Load(x + d1), mask));
                c2 = TRegister.Add(c2, TRegister.Keep(TRegister.Load(x + d2), mask));
                c3 = TRegister.Add(c3, TRegister.Keep(TRegister.Load(x + d3), mask));
            }

            Store(c0, c1, c2, c3, lanes + lane);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(TVector c0, TVector c1, TVector c2, TVector c3, T* lanes)
    {
        TRegister.Store(c0, lanes);
        TRegister.Store(c1, lanes + Lanes);
        TRegister.Store(c2, lanes + (2 * Lanes));
        TRegister.Store(c3, lanes + (3 * Lanes));
    }
}
