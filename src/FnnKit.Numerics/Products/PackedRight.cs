namespace FnnKit.Numerics;

/// <summary>The right factor, or as much of it as is worked on at a time, in panels: inner block after inner block, and in each panel after panel.</summary>
internal sealed unsafe class PackedRight<T>(TileKernel<T> kernel) : ParallelWork
    where T : unmanaged
{
    private const int PanelsInPart = 8;
    private readonly Scratch<T> _scratch = new();
    private Operand<T> _source;
    private T* _panels;
    private int _firstColumn;
    private int _columns;
    private int _paddedColumns;
    private int _groups;
    private int _firstInner;
    private int _inner;
    private int _innerBlock;

    /// <summary>Packs columns and inner indices of the source, shared out over the team.</summary>
    public void Pack(in Operand<T> source, int firstColumn, int columns, int firstInner, int inner, int innerBlock, ThreadTeam team)
    {
        _source = source;
        _firstColumn = firstColumn;
        _columns = columns;
        _firstInner = firstInner;
        _inner = inner;
        _innerBlock = innerBlock;
        _paddedColumns = columns + kernel.Columns;
        _panels = _scratch.Get((long)inner * _paddedColumns);
        _groups = ((columns - 1) / (PanelsInPart * kernel.Columns)) + 1;
        team.Run(this, _groups * (((inner - 1) / innerBlock) + 1));
    }

    /// <summary>The panel that begins with a column, in the inner block that begins with an index (both counted from the first that were packed).</summary>
    public T* Panel(int column, int inner) => _panels + ((nint)inner * _paddedColumns) + ((nint)column * Math.Min(_innerBlock, _inner - inner));

    protected internal override void Run(int part)
    {
        int inner = part / _groups * _innerBlock;
        int first = part % _groups * (PanelsInPart * kernel.Columns);
        int end = Math.Min(first + (PanelsInPart * kernel.Columns), _columns);
        int length = Math.Min(_innerBlock, _inner - inner);
        int whole = (end - first) / kernel.Columns * kernel.Columns;
        _source.PackTiles(_firstColumn + first, whole, _firstInner + inner, length, Panel(first, inner), kernel.Columns);
        for (int column = first + whole, width; column < end; column += width)
        {
            width = kernel.PanelWidth(_columns - column);
            _source.Pack(_firstColumn + column, Math.Min(width, _columns - column), _firstInner + inner, length, Panel(column, inner), width);
        }
    }
}
