using System.Numerics;

namespace FnnKit.Numerics;

/// <summary>For products of batches: row tiles, one after the other, for each block of the inner index.</summary>
/// <param name="kernel">The kernel that reads them.</param>
internal sealed unsafe class TileLayout<T>(TileKernel<T> kernel) : FactorLayout<T>(kernel.Rows * kernel.Columns)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The rows with those that fill the last tile.</summary>
    public nint Padded(int rows) => (((rows - 1) / kernel.Rows) + 1) * kernel.Rows;

    public override Arena<T> Pack(in Operand<T> factor, int rows, int inner)
    {
        var packed = new Arena<T>(Padded(rows) * (long)inner);
        int part = PackedProduct<T>.InnerPart(inner);
        for (int first = 0; first < inner; first += part)
        {
            int length = Math.Min(part, inner - first), step = PackedProduct<T>.InnerStep(length);
            for (int i = 0; i < length; i += step)
                factor.PackTiles(0, rows, first + i, Math.Min(step, length - i), packed.Pointer + ((first + i) * Padded(rows)), kernel.Rows);
        }

        return packed;
    }
}
