using System.Numerics;
using System.Runtime.Intrinsics;

namespace FnnKit.Numerics;

/// <summary>The kernels for one width, one for each way of going about a product.</summary>
/// <param name="Tiles">Products whose factors are packed.</param>
/// <param name="Direct">Products that are read where they lie.</param>
/// <param name="Column">Products with a single column.</param>
/// <param name="Lanes">Sums along few rows of many samples.</param>
internal sealed record ProductKernels<T>(TileKernel<T> Tiles, DirectKernel<T> Direct, ColumnKernel<T> Column, LaneKernel<T> Lanes)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The kernels for a width of <see cref="VectorWidth.Available"/>.</summary>
    public static ProductKernels<T> For(int bits) => bits switch
    {
        512 => Create<Register512<T>, Vector512<T>>(DirectFor(bits), new TileKernel<
            Tile12x2<Register512<T>, Vector512<T>, T>, Tile12x1<Register512<T>, Vector512<T>, T>, Tile12x1<Register256<T>, Vector256<T>, T>, T>()),
        256 => Create<Register256<T>, Vector256<T>>(DirectFor(bits), new TileKernel<
            Tile6x2<Register256<T>, Vector256<T>, T>, Tile6x1<Register256<T>, Vector256<T>, T>, Tile6x1<Register128<T>, Vector128<T>, T>, T>()),
        128 => Create<Register128<T>, Vector128<T>>(DirectFor(bits), new TileKernel<
            Tile6x2<Register128<T>, Vector128<T>, T>, Tile6x1<Register128<T>, Vector128<T>, T>, Tile6x1<RegisterScalar<T>, T, T>, T>()),
        0 => Create<RegisterScalar<T>, T>(DirectFor(bits), new TileKernel<
            Tile6x2<RegisterScalar<T>, T, T>, Tile6x1<RegisterScalar<T>, T, T>, Tile6x1<RegisterScalar<T>, T, T>, T>()),
        _ => throw new ArgumentOutOfRangeException(nameof(bits), bits, "A vector has 512, 256, 128 or 0 bits."),
    };

    private static ProductKernels<T> Create<TRegister, TVector>(DirectKernel<T> direct, TileKernel<T> tiles)
        where TRegister : struct, IRegister<TVector, T>
        where TVector : struct =>
        new(tiles, direct, new ColumnKernel<TRegister, TVector, T>(), new LaneKernel<TRegister, TVector, T>());

    private static DirectKernel<T> DirectFor(int bits) => bits switch
    {
        512 => new DirectKernel<Register512<T>, Vector512<T>, T>(DirectFor(256)),
        256 => new DirectKernel<Register256<T>, Vector256<T>, T>(DirectFor(128)),
        128 => new DirectKernel<Register128<T>, Vector128<T>, T>(DirectFor(0)),
        _ => new DirectKernel<RegisterScalar<T>, T, T>(null),
    };
}
