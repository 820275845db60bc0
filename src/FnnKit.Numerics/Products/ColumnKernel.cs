using System.Numerics;
using System.Runtime.CompilerServices;

namespace FnnKit.Numerics;

/// <summary>
/// A product with a single column: one sample through a layer. Each sum still runs along the inner index, as in a batch, so many rows are summed side by
/// side, for which their elements are turned, a small block at a time.
/// </summary>
internal abstract unsafe class ColumnKernel<T>
    where T : unmanaged
{
    /// <summary>Rows that are summed side by side.</summary>
    public abstract int RowsAtOnce { get; }

    /// <summary>Computes some rows of a product with a single column.</summary>
    public abstract void Multiply(in Product<T> product, int row, int rows);

    /// <summary>Computes some rows of a product with a single column whose left factor is in a <see cref="ColumnLayout{T}"/>.</summary>
    public abstract void MultiplyPacked(in Product<T> product, T* left, int row, int rows);
}

/// <inheritdoc cref="ColumnKernel{T}"/>
internal sealed unsafe class ColumnKernel<TRegister, TVector, T> : ColumnKernel<T>
    where TRegister : struct, IRegister<TVector, T>
    where TVector : struct
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int InnerBlock = 64;

    public override int RowsAtOnce => 4 * TRegister.Count;

    [SkipLocalsInit]
    public override void Multiply(in Product<T> product, int row, int rows)
    {
        T* panel = stackalloc T[RowsAtOnce * InnerBlock];
        T* sums = stackalloc T[RowsAtOnce];
        int end = row + rows;
        for (; end - row >= RowsAtOnce; row += RowsAtOnce)
            MultiplyPanel(product, row, RowsAtOnce, RowsAtOnce, panel, sums);
        for (; end - row >= Math.Min(TRegister.Count, (2 * ScalarColumn.Rows) + 1); row += TRegister.Count)
            MultiplyPanel(product, row, Math.Min(TRegister.Count, end - row), TRegister.Count, panel, sums);
        for (; row < end; row += ScalarColumn.Rows)
            ScalarColumn.Multiply(product, row, Math.Min(ScalarColumn.Rows, end - row), 0);
    }

    [SkipLocalsInit]
    public override void MultiplyPacked(in Product<T> product, T* left, int row, int rows)
    {
        T* sums = stackalloc T[RowsAtOnce];
        T* x = product.Right.First;
        for (int end = row + rows, width; row < end; row += width)
        {
            width = end - row >= RowsAtOnce ? RowsAtOnce : TRegister.Count;
            int count = Math.Min(width, end - row);
            new Span<T>(sums, width).Clear();
            if (product.Start != null)
                new ReadOnlySpan<T>(product.Start + row, count).CopyTo(new Span<T>(sums, count));
            T* panel = left + ((nint)row * product.Inner);
            if (width == TRegister.Count)
                AddOne(panel, x, product.Right.InnerStride, product.Inner, sums);
            else
                AddFour(panel, x, product.Right.InnerStride, product.Inner, sums);
            new ReadOnlySpan<T>(sums, count).CopyTo(new Span<T>(product.Result + row, count));
        }
    }

    private static void MultiplyPanel(in Product<T> product, int row, int rows, int width, T* panel, T* sums)
    {
        new Span<T>(sums, width).Clear();
        if (product.Start != null)
            new ReadOnlySpan<T>(product.Start + row, rows).CopyTo(new Span<T>(sums, rows));
        T* x = product.Right.First;
        for (int inner = 0; inner < product.Inner; inner += InnerBlock)
        {
            int length = Math.Min(InnerBlock, product.Inner - inner);
            product.Left.Pack(row, rows, inner, length, panel, width);
            if (width == TRegister.Count)
                AddOne(panel, x, product.Right.InnerStride, length, sums);
            else
                AddFour(panel, x, product.Right.InnerStride, length, sums);
            x += length * product.Right.InnerStride;
        }

        new ReadOnlySpan<T>(sums, rows).CopyTo(new Span<T>(product.Result + row, rows));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddOne(T* panel, T* x, nint step, nint length, T* sums)
    {
        var sum = TRegister.Load(sums);
        for (; length > 0; length--, x += step, panel += TRegister.Count)
            sum = TRegister.FusedMultiplyAdd(TRegister.Load(panel), TRegister.Broadcast(*x), sum);
        TRegister.Store(sum, sums);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddFour(T* panel, T* x, nint step, nint length, T* sums)
    {
        TVector c0 = TRegister.Load(sums), c1 = TRegister.Load(sums + TRegister.Count);
        TVector c2 = TRegister.Load(sums + (2 * TRegister.Count)), c3 = TRegister.Load(sums + (3 * TRegister.Count));
        for (; length > 0; length--, x += step, panel += 4 * TRegister.Count)
        {
            var factor = TRegister.Broadcast(*x);
            c0 = TRegister.FusedMultiplyAdd(TRegister.Load(panel), factor, c0);
            c1 = TRegister.FusedMultiplyAdd(TRegister.Load(panel + TRegister.Count), factor, c1);
            c2 = TRegister.FusedMultiplyAdd(TRegister.Load(panel + (2 * TRegister.Count)), factor, c2);
            c3 = TRegister.FusedMultiplyAdd(TRegister.Load(panel + (3 * TRegister.Count)), factor, c3);
        }

        TRegister.Store(c0, sums);
        TRegister.Store(c1, sums + TRegister.Count);
        TRegister.Store(c2, sums + (2 * TRegister.Count));
        TRegister.Store(c3, sums + (3 * TRegister.Count));
    }
}
