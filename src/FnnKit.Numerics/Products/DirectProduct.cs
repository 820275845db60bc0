namespace FnnKit.Numerics;

/// <summary>A product that is read where it lies, divided by columns (or, where there is only one, by rows).</summary>
internal sealed unsafe class DirectProduct<T>(DirectKernel<T> direct, ColumnKernel<T> column) : ParallelWork
    where T : unmanaged
{
    /// <summary>Columns are divided at cache lines as far as a row begins at one.</summary>
    private const int Alignment = 64;

    private Product<T> _product;
    private TileEpilogue<T>? _epilogue;
    private bool _isColumn;
    private T* _left;
    private int _length;
    private int _share;

    /// <summary>Computes the whole product on the calling thread.</summary>
    public void Multiply(in Product<T> product, TileEpilogue<T>? epilogue)
    {
        direct.Multiply(product, 0, product.Columns);
        if (epilogue is null)
            return;
        for (int row = 0; row < product.Rows; row++)
            epilogue(new Span<T>(product.Result + ((nint)row * product.Columns), product.Columns));
    }

    /// <summary>Shares the columns out over the team.</summary>
    public void Multiply(in Product<T> product, TileEpilogue<T>? epilogue, ThreadTeam team) =>
        Share(product, epilogue, isColumn: false, product.Columns, Alignment, team);

    /// <summary>Shares the rows of a product with a single column out over the team.</summary>
    /// <param name="product">The product.</param>
    /// <param name="epilogue">What is to be done to finished rows, or null.</param>
    /// <param name="team">The threads.</param>
    /// <param name="left">The left factor in a <see cref="ColumnLayout{T}"/>; null to read it where it lies.</param>
    public void MultiplyColumn(in Product<T> product, TileEpilogue<T>? epilogue, ThreadTeam team, T* left = null)
    {
        _left = left;
        Share(product, epilogue, isColumn: true, product.Rows, column.RowsAtOnce, team);
    }

    protected internal override void Run(int part)
    {
        int first = part * _share, count = Math.Min(_share, _length - first);
        if (_isColumn)
        {
            if (_left == null)
                column.Multiply(_product, first, count);
            else
                column.MultiplyPacked(_product, _left, first, count);
            _epilogue?.Invoke(new Span<T>(_product.Result + first, count));
            return;
        }

        direct.Multiply(_product, first, count);
        for (int row = 0; _epilogue is not null && row < _product.Rows; row++)
            _epilogue(new Span<T>(_product.Result + ((nint)row * _product.Columns) + first, count));
    }

    private void Share(in Product<T> product, TileEpilogue<T>? epilogue, bool isColumn, int length, int step, ThreadTeam team)
    {
        _product = product;
        _epilogue = epilogue;
        _isColumn = isColumn;
        _length = length;
        _share = team.Count == 1 ? length : ((length / (2 * team.Count) / step) + 1) * step;
        team.Run(this, ((length - 1) / _share) + 1);
    }
}
