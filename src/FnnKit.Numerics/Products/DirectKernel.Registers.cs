using System.Numerics;
using System.Runtime.CompilerServices;

namespace FnnKit.Numerics;

/// <inheritdoc cref="DirectKernel{T}"/>
/// <remarks>
/// Up to four rows are computed at a time, so that the right factor is read once for all of them. Columns that do not fill the last vectors are covered
/// by moving these back over columns already done, which writes the same bits there again; a product too narrow for that goes to the next narrower kernel.
/// </remarks>
/// <param name="narrower">The kernel for half the columns, or null after the scalar one.</param>
internal sealed unsafe class DirectKernel<TRegister, TVector, T>(DirectKernel<T>? narrower) : DirectKernel<T>
    where TRegister : struct, IRegister<TVector, T>
    where TVector : struct
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public override void Multiply(in Product<T> product, int column, int columns)
    {
        int row = 0, left = product.Rows;
        while (left > 0)
        {
            int rows = left == 5 ? 3 : Math.Min(left, 4); // 3 + 2: a row by itself leaves most multipliers idle
            MultiplyRows(product, row, rows, column, columns);
            row += rows;
            left -= rows;
        }
    }

    protected internal override void MultiplyRows(in Product<T> product, int row, int rows, int column, int columns)
    {
        int width = (rows == 1 ? 4 : 2) * TRegister.Count;
        if (columns >= width)
        {
            switch (rows)
            {
                case 1: MultiplyOne(product, row, column, columns); break;
                case 2: MultiplyTwo(product, row, column, columns); break;
                case 3: MultiplyThree(product, row, column, columns); break;
                default: MultiplyFour(product, row, column, columns); break;
            }
        }
        else if (narrower is not null)
        {
            narrower.MultiplyRows(product, row, rows, column, columns);
        }
        else
        {
            for (int j = column; j < column + columns; j++)
                ScalarColumn.Multiply(product, row, rows, j);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void MultiplyFour(in Product<T> product, int row, int firstColumn, int columns)
    {
        nint outer = product.Left.OuterStride, step = product.Left.InnerStride, rightStep = product.Right.InnerStride, inner = product.Inner;
        T* left = product.Left.First + (row * outer), right = product.Right.First + firstColumn;
        T* result = product.Result + ((nint)row * product.Columns) + firstColumn;
        nint stride = product.Columns, last = columns - (2 * TRegister.Count);
        TVector s0 = Start(product, row), s1 = Start(product, row + 1), s2 = Start(product, row + 2), s3 = Start(product, row + 3);
        for (nint j = 0; ; j = Math.Min(j + (2 * TRegister.Count), last))
        {
            TVector c0 = s0, c1 = s1, c2 = s2, c3 = s3, d0 = s0, d1 = s1, d2 = s2, d3 = s3;
            T* a = left;
            T* b = right + j;
            for (nint p = inner; p > 0; p--)
            {
                TVector x = TRegister.Load(b), y = TRegister.Load(b + TRegister.Count);
                var w = TRegister.Broadcast(*a);
                c0 = TRegister.FusedMultiplyAdd(w, x, c0);
                d0 = TRegister.FusedMultiplyAdd(w, y, d0);
                w = TRegister.Broadcast(a[outer]);
                c1 = TRegister.FusedMultiplyAdd(w, x, c1);
                d1 = TRegister.FusedMultiplyAdd(w, y, d1);
                w = TRegister.Broadcast(a[2 * outer]);
                c2 = TRegister.FusedMultiplyAdd(w, x, c2);
                d2 = TRegister.FusedMultiplyAdd(w, y, d2);
                w = TRegister.Broadcast(a[3 * outer]);
                c3 = TRegister.FusedMultiplyAdd(w, x, c3);
                d3 = TRegister.FusedMultiplyAdd(w, y, d3);
                a += step;
                b += rightStep;
            }

            Store(c0, d0, result + j);
            Store(c1, d1, result + j + stride);
            Store(c2, d2, result + j + (2 * stride));
            Store(c3, d3, result + j + (3 * stride));
            if (j == last)
                return;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void MultiplyThree(in Product<T> product, int row, int firstColumn, int columns)
    {
        nint outer = product.Left.OuterStride, step = product.Left.InnerStride, rightStep = product.Right.InnerStride, inner = product.Inner;
        T* left = product.Left.First + (row * outer), right = product.Right.First + firstColumn;
        T* result = product.Result + ((nint)row * product.Columns) + firstColumn;
        nint stride = product.Columns, last = columns - (2 * TRegister.Count);
        TVector s0 = Start(product, row), s1 = Start(product, row + 1), s2 = Start(product, row + 2);
        for (nint j = 0; ; j = Math.Min(j + (2 * TRegister.Count), last))
        {
            TVector c0 = s0, c1 = s1, c2 = s2, d0 = s0, d1 = s1, d2 = s2;
            T* a = left;
            T* b = right + j;
            for (nint p = inner; p > 0; p--)
            {
                TVector x = TRegister.Load(b), y = TRegister.Load(b + TRegister.Count);
                var w = TRegister.Broadcast(*a);
                c0 = TRegister.FusedMultiplyAdd(w, x, c0);
                d0 = TRegister.FusedMultiplyAdd(w, y, d0);
                w = TRegister.Broadcast(a[outer]);
                c1 = TRegister.FusedMultiplyAdd(w, x, c1);
                d1 = TRegister.FusedMultiplyAdd(w, y, d1);
                w = TRegister.Broadcast(a[2 * outer]);
                c2 = TRegister.FusedMultiplyAdd(w, x, c2);
                d2 = TRegister.FusedMultiplyAdd(w, y, d2);
                a += step;
                b += rightStep;
            }

            Store(c0, d0, result + j);
            Store(c1, d1, result + j + stride);
            Store(c2, d2, result + j + (2 * stride));
            if (j == last)
                return;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void MultiplyTwo(in Product<T> product, int row, int firstColumn, int columns)
    {
        nint outer = product.Left.OuterStride, step = product.Left.InnerStride, rightStep = product.Right.InnerStride, inner = product.Inner;
        T* left = product.Left.First + (row * outer), right = product.Right.First + firstColumn;
        T* result = product.Result + ((nint)row * product.Columns) + firstColumn;
        nint stride = product.Columns, last = columns - (2 * TRegister.Count);
        TVector s0 = Start(product, row), s1 = Start(product, row + 1);
        for (nint j = 0; ; j = Math.Min(j + (2 * TRegister.Count), last))
        {
            TVector c0 = s0, c1 = s1, d0 = s0, d1 = s1;
            T* a = left;
            T* b = right + j;
            for (nint p = inner; p > 0; p--)
            {
                TVector x = TRegister.Load(b), y = TRegister.Load(b + TRegister.Count);
                var w = TRegister.Broadcast(*a);
                c0 = TRegister.FusedMultiplyAdd(w, x, c0);
                d0 = TRegister.FusedMultiplyAdd(w, y, d0);
                w = TRegister.Broadcast(a[outer]);
                c1 = TRegister.FusedMultiplyAdd(w, x, c1);
                d1 = TRegister.FusedMultiplyAdd(w, y, d1);
                a += step;
                b += rightStep;
            }

            Store(c0, d0, result + j);
            Store(c1, d1, result + j + stride);
            if (j == last)
                return;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void MultiplyOne(in Product<T> product, int row, int firstColumn, int columns)
    {
        nint step = product.Left.InnerStride, rightStep = product.Right.InnerStride, inner = product.Inner;
        T* left = product.Left.First + (row * product.Left.OuterStride), right = product.Right.First + firstColumn;
        T* result = product.Result + ((nint)row * product.Columns) + firstColumn;
        nint last = columns - (4 * TRegister.Count);
        var start = Start(product, row);
        for (nint j = 0; ; j = Math.Min(j + (4 * TRegister.Count), last))
        {
            TVector c0 = start, c1 = start, c2 = start, c3 = start;
            T* a = left;
            T* b = right + j;
            for (nint p = inner; p > 0; p--)
            {
                var w = TRegister.Broadcast(*a);
                c0 = TRegister.FusedMultiplyAdd(w, TRegister.Load(b), c0);
                c1 = TRegister.FusedMultiplyAdd(w, TRegister.Load(b + TRegister.Count), c1);
                c2 = TRegister.FusedMultiplyAdd(w, TRegister.Load(b + (2 * TRegister.Count)), c2);
                c3 = TRegister.FusedMultiplyAdd(w, TRegister.Load(b + (3 * TRegister.Count)), c3);
                a += step;
                b += rightStep;
            }

            Store(c0, c1, result + j);
            Store(c2, c3, result + j + (2 * TRegister.Count));
            if (j == last)
                return;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Start(in Product<T> product, int row) => product.Start == null ? TRegister.Zero : TRegister.Broadcast(product.Start[row]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(TVector left, TVector right, T* result)
    {
        TRegister.Store(left, result);
        TRegister.Store(right, result + TRegister.Count);
    }
}
