namespace FnnKit.Numerics;

/// <summary>The blocks of a packed product. A block belongs to one thread, which packs the block's own rows and does all of its sums.</summary>
internal sealed unsafe class BlockProduct<T> : ParallelWork
    where T : unmanaged
{
    private readonly TileKernel<T> _kernel;
    private readonly PackedRight<T> _right;
    private readonly Scratch<T>[] _scratch;
    private readonly int[] _scratchTaken;
    private readonly Arena<T> _zeros = new(64);
    private Product<T> _product;
    private TileEpilogue<T>? _epilogue;
    private ProductBlocks _blocks;
    private bool _isFirst;
    private T* _left;
    private nint _paddedRows;

    public BlockProduct(TileKernel<T> kernel, PackedRight<T> right, int threads)
    {
        _kernel = kernel;
        _right = right;
        _scratchTaken = new int[threads];
        _scratch = new Scratch<T>[threads];
        for (int i = 0; i < threads; i++)
            _scratch[i] = new Scratch<T>();
    }

    /// <summary>Adds the products of the inner indices that are packed.</summary>
    /// <param name="product">The whole product.</param>
    /// <param name="blocks">How it is divided.</param>
    /// <param name="isFirst">Whether these are the first terms of the sums.</param>
    /// <param name="epilogue">What is to be done to finished blocks, or null.</param>
    /// <param name="team">The threads.</param>
    /// <param name="left">The whole left factor in a <see cref="TileLayout{T}"/>; null if each block packs its rows.</param>
    public void Multiply(in Product<T> product, in ProductBlocks blocks, bool isFirst, TileEpilogue<T>? epilogue, ThreadTeam team, T* left)
    {
        _left = left;
        _paddedRows = _kernel.PaddedRows(product.Rows);
        _product = product;
        _blocks = blocks;
        _isFirst = isFirst;
        _epilogue = epilogue;
        int blockRows = _kernel.PaddedRows(Math.Min(blocks.BlockRows, product.Rows));
        foreach (var scratch in left == null ? _scratch : []) // all of them here and now: which are used, and when, is left to chance
            scratch.Get((long)blockRows * Math.Min(blocks.InnerBlock, blocks.Inner));
        team.Run(this, blocks.Count);
    }

    protected internal override void Run(int part)
    {
        int slot = _left == null ? TakeScratch() : -1;
        try
        {
            var (row, rows, column, columns) = _blocks[part];
            for (int inner = 0; inner < _blocks.Inner; inner += _blocks.InnerBlock)
            {
                int length = Math.Min(_blocks.InnerBlock, _blocks.Inner - inner);
                MultiplyPanels(slot < 0 ? Packed(row, inner, length) : Pack(slot, row, rows, inner, length), row, rows, column, columns, inner, length);
            }

            for (int i = row; _epilogue is not null && i < row + rows; i++)
                _epilogue(new Span<T>(Result(i, column), columns));
        }
        finally
        {
            if (slot >= 0)
                Volatile.Write(ref _scratchTaken[slot], 0);
        }
    }

    private T* Packed(int row, int inner, int length) => _left + ((_blocks.FirstInner + inner) * _paddedRows) + ((nint)row * length);

    private T* Pack(int slot, int row, int rows, int inner, int length)
    {
        T* left = _scratch[slot].Get(0);
        _product.Left.PackTiles(row, rows, _blocks.FirstInner + inner, length, left, _kernel.Rows);
        return left;
    }

    private void MultiplyPanels(T* left, int row, int rows, int column, int columns, int inner, int length)
    {
        bool starts = _isFirst && inner == 0;
        var panel = new PanelProduct<T>
        {
            Rows = rows,
            Inner = length,
            Left = left,
            Stride = _product.Columns,
            Start = !starts ? null : _product.Start == null ? _zeros.Pointer : _product.Start + row,
            StartStep = _product.Start == null ? 0 : 1,
        };
        for (int j = column; j < column + columns; j += panel.Width)
        {
            panel.Width = _kernel.PanelWidth(_blocks.Columns - j);
            panel.Columns = Math.Min(panel.Width, _blocks.Columns - j);
            panel.Right = _right.Panel(j, inner);
            panel.Result = Result(row, j);
            _kernel.Multiply(panel);
        }
    }

    private T* Result(int row, int column) => _product.Result + ((nint)row * _product.Columns) + _blocks.FirstColumn + column;

    // No more blocks are under way at a time than there are threads, so one is always free.
    private int TakeScratch()
    {
        for (int i = 0; ; i = (i + 1) % _scratchTaken.Length)
        {
            if (Interlocked.CompareExchange(ref _scratchTaken[i], 1, 0) == 0)
                return i;
        }
    }
}
