using System.Numerics;
using System.Runtime.CompilerServices;

namespace FnnKit.Numerics;

/// <summary>One column of up to four rows without vectors, for what is too small to fill any.</summary>
internal static unsafe class ScalarColumn
{
    /// <summary>Rows that are summed side by side, so that none waits for the other's sum. The last row stands in for those that are missing.</summary>
    public const int Rows = 4;

    /// <summary>Computes one column of <paramref name="rows"/> rows, 1 to 4.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Multiply<T>(in Product<T> product, int row, int rows, int column)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        nint outer = product.Left.OuterStride, step = product.Left.InnerStride, rightStep = product.Right.InnerStride;
        nint d1 = Math.Min(1, rows - 1) * outer, d2 = Math.Min(2, rows - 1) * outer, d3 = (rows - 1) * outer;
        T* a = product.Left.First + (row * outer), b = product.Right.First + column;
        T c0 = Start(product, row), c1 = c0, c2 = c0, c3 = c0;
        if (rows > 1)
        {
            c1 = Start(product, row + 1);
            c2 = Start(product, row + Math.Min(2, rows - 1));
            c3 = Start(product, row + rows - 1);
        }

        for (int p = product.Inner; p > 0; p--, a += step, b += rightStep)
        {
            var x = *b;
            c0 = T.FusedMultiplyAdd(*a, x, c0);
            c1 = T.FusedMultiplyAdd(a[d1], x, c1);
            c2 = T.FusedMultiplyAdd(a[d2], x, c2);
            c3 = T.FusedMultiplyAdd(a[d3], x, c3);
        }

        nint stride = product.Columns;
        T* result = product.Result + (row * stride) + column;
        result[(rows - 1) * stride] = c3;
        result[Math.Min(2, rows - 1) * stride] = c2;
        result[Math.Min(1, rows - 1) * stride] = c1;
        *result = c0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Start<T>(in Product<T> product, int row)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => product.Start == null ? T.Zero : product.Start[row];
}
