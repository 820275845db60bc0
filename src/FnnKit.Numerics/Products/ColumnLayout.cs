using System.Numerics;

namespace FnnKit.Numerics;

/// <summary>For products with a single column: panels of as many rows as are summed side by side, one after the other.</summary>
/// <param name="kernel">The kernel that reads them.</param>
internal sealed unsafe class ColumnLayout<T>(ColumnKernel<T> kernel) : FactorLayout<T>(-kernel.RowsAtOnce)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public override Arena<T> Pack(in Operand<T> factor, int rows, int inner)
    {
        int narrow = kernel.RowsAtOnce / 4, padded = ((rows - 1) / narrow * narrow) + narrow;
        var packed = new Arena<T>((long)padded * inner);
        for (int row = 0; row < rows;)
        {
            int width = rows - row >= kernel.RowsAtOnce ? kernel.RowsAtOnce : narrow;
            factor.Pack(row, Math.Min(width, rows - row), 0, inner, packed.Pointer + ((nint)row * inner), width);
            row += width;
        }

        return packed;
    }
}
