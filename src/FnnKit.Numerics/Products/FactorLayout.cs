using System.Numerics;

namespace FnnKit.Numerics;

/// <summary>An order in which the elements of a left factor are laid out for a kernel.</summary>
/// <param name="id">Tells the layouts of one engine apart, and those of different vector widths.</param>
internal abstract class FactorLayout<T>(int id)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Tells the layouts of one engine apart, and those of different vector widths.</summary>
    public int Id => id;

    /// <summary>Lays a factor out.</summary>
    /// <param name="factor">The factor.</param>
    /// <param name="rows">Its rows.</param>
    /// <param name="inner">Its columns, which the sums run along.</param>
    public abstract Arena<T> Pack(in Operand<T> factor, int rows, int inner);
}
