using System.Numerics;

namespace FnnKit.Numerics;

/// <summary>For products of batches: row tiles, one after the other, for each block of the inner index.</summary>
/// <param name="kernel">The kernel that reads them.</param>
internal sealed unsafe class TileLayout<T>(TileKernel<T> kernel) : FactorLayout<T>(kernel.Rows * kernel.Columns)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public override Arena<T> Pack(in Operand<T> factor, int rows, int inner)
    {
        nint padded = kernel.PaddedRows(rows);
        var packed = new Arena<T>((long)padded * inner);
        int part = PackedProduct<T>.InnerPart(inner);
        for (int first = 0; first < inner; first += part)
        {
            int length = Math.Min(part, inner - first), step = PackedProduct<T>.InnerStep(length);
            for (int i = 0; i < length; i += step)
                factor.PackTiles(0, rows, first + i, Math.Min(step, length - i), packed.Pointer + ((first + i) * padded), kernel.Rows);
        }

        return packed;
    }
}
