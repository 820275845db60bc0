using System.Numerics;
using System.Runtime.CompilerServices;

namespace FnnKit.Numerics;

/// <summary>Products large enough that laying both factors out anew pays: the right one once for all, the left one block by block.</summary>
internal sealed unsafe class PackedProduct<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Bytes of a row of a panel: a row tile of them fits the first-level cache, and sums go to memory and back seldom.</summary>
    private const int InnerBytes = 2048;

    /// <summary>Rows of a block: its packed rows stay in the second-level cache while the panels of columns pass by.</summary>
    private const int LargestBlock = 96;

    /// <summary>Bytes of the right factor that are packed at a time.</summary>
    private const int RightBytes = 16 << 20;

    private const int BlocksPerThread = 6;

    private readonly TileKernel<T> _kernel;
    private readonly PackedRight<T> _right;
    private readonly BlockProduct<T> _blockProduct;

    public PackedProduct(TileKernel<T> kernel, int threads)
    {
        _kernel = kernel;
        _right = new PackedRight<T>(kernel);
        _blockProduct = new BlockProduct<T>(kernel, _right, threads);
    }

    private static int InnerBlock => InnerBytes / Unsafe.SizeOf<T>();

    /// <summary>How much of an inner index is packed at a time.</summary>
    public static int InnerPart(int inner) => Math.Min(inner, 8 * InnerBlock);

    /// <summary>The blocks that such a part is divided into, as even as they can be.</summary>
    public static int InnerStep(int part) => ((part - 1) / (((part - 1) / InnerBlock) + 1)) + 1;

    /// <summary>Multiplies.</summary>
    /// <param name="product">The product.</param>
    /// <param name="epilogue">What is to be done to finished blocks, or null.</param>
    /// <param name="team">The threads.</param>
    /// <param name="left">The left factor in a <see cref="TileLayout{T}"/>; null to pack it here.</param>
    public void Multiply(in Product<T> product, TileEpilogue<T>? epilogue, ThreadTeam team, T* left = null)
    {
        int inner = InnerPart(product.Inner);
        int columns = Math.Min(product.Columns, Math.Max(8, RightBytes / Unsafe.SizeOf<T>() / inner / _kernel.Columns) * _kernel.Columns);
        for (int column = 0; column < product.Columns; column += columns)
        {
            for (int first = 0; first < product.Inner; first += inner)
            {
                bool isLast = first + inner >= product.Inner;
                var blocks = Divide(product, column, Math.Min(columns, product.Columns - column), first, Math.Min(inner, product.Inner - first), team.Count);
                _right.Pack(product.Right, column, blocks.Columns, first, blocks.Inner, blocks.InnerBlock, team);
                _blockProduct.Multiply(product, blocks, first == 0, isLast ? epilogue : null, team, left);
            }
        }
    }

    private ProductBlocks Divide(in Product<T> product, int column, int columns, int first, int inner, int threads)
    {
        int rows = BlockRows(product.Rows, threads);
        int down = ((product.Rows - 1) / rows) + 1;
        int across = threads == 1 ? 1 : Math.Clamp(threads * BlocksPerThread / down, 1, ((columns - 1) / (2 * _kernel.Columns)) + 1);
        return new ProductBlocks
        {
            FirstColumn = column,
            Columns = columns,
            FirstInner = first,
            Inner = inner,
            InnerBlock = InnerStep(inner),
            Rows = product.Rows,
            BlockRows = rows,
            BlockColumns = RoundUp(columns / across, _kernel.Columns),
        };
    }

    // The height with which all threads are done soonest. Small blocks divide more evenly, but each reads the whole right factor.
    private int BlockRows(int rows, int threads)
    {
        int best = LargestBlock;
        double least = double.MaxValue;
        for (int size = LargestBlock; threads > 1 && size >= 3 * _kernel.Rows; size -= _kernel.Rows)
        {
            int whole = rows / size;
            int longest = whole % threads == 0 ? (whole / threads * size) + (rows % size) : ((whole / threads) + 1) * size;
            double time = longest * (1 + (4.0 / size));
            if (time < least)
                (best, least) = (size, time);
        }

        return best;
    }

    private static int RoundUp(int value, int multiple) => (value / multiple * multiple) + multiple;
}
