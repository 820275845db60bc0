namespace FnnKit.Numerics;

/// <summary>How a packed product is divided. Only the result is divided between threads, never a sum, so no division can change a bit.</summary>
internal readonly struct ProductBlocks
{
    /// <summary>The first column of the product that is worked on.</summary>
    public required int FirstColumn { get; init; }

    /// <summary>The columns that are worked on.</summary>
    public required int Columns { get; init; }

    /// <summary>The first inner index that is worked on.</summary>
    public required int FirstInner { get; init; }

    /// <summary>The inner indices that are worked on.</summary>
    public required int Inner { get; init; }

    /// <summary>The inner indices of a panel.</summary>
    public required int InnerBlock { get; init; }

    /// <summary>The rows of the product.</summary>
    public required int Rows { get; init; }

    /// <summary>The rows of a block.</summary>
    public required int BlockRows { get; init; }

    /// <summary>The columns of a block.</summary>
    public required int BlockColumns { get; init; }

    /// <summary>The number of blocks.</summary>
    public int Count => Blocks(Rows, BlockRows) * Blocks(Columns, BlockColumns);

    /// <summary>A block; its columns are counted from <see cref="FirstColumn"/>.</summary>
    public (int Row, int Rows, int Column, int Columns) this[int block]
    {
        get
        {
            int across = Blocks(Columns, BlockColumns);
            int row = block / across * BlockRows, column = block % across * BlockColumns;
            return (row, Math.Min(BlockRows, Rows - row), column, Math.Min(BlockColumns, Columns - column));
        }
    }

    private static int Blocks(int length, int block) => ((length - 1) / block) + 1;
}
