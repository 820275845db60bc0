using System.Runtime.CompilerServices;

namespace FnnKit.Numerics;

/// <summary>The packed product for one vector width: a panel of columns against the row tiles of a block.</summary>
internal abstract unsafe class TileKernel<T>
    where T : unmanaged
{
    /// <summary>The rows of a tile.</summary>
    public abstract int Rows { get; }

    /// <summary>The columns of the widest panel.</summary>
    public abstract int Columns { get; }

    /// <summary>Rows with those that fill the last tile.</summary>
    public int PaddedRows(int rows) => (((rows - 1) / Rows) + 1) * Rows;

    /// <summary>How wide the next panel is when so many columns are left.</summary>
    public abstract int PanelWidth(int columnsLeft);

    /// <summary>Multiplies packed row tiles by one packed panel of columns.</summary>
    public abstract void Multiply(in PanelProduct<T> panel);
}

/// <inheritdoc cref="TileKernel{T}"/>
/// <typeparam name="TWide">The tile that does nearly all of the work.</typeparam>
/// <typeparam name="TSingle">Half as wide, for what is left over at the right.</typeparam>
/// <typeparam name="THalf">Half as wide again.</typeparam>
/// <typeparam name="T">The element type.</typeparam>
internal sealed unsafe class TileKernel<TWide, TSingle, THalf, T> : TileKernel<T>
    where TWide : struct, ITile<T>
    where TSingle : struct, ITile<T>
    where THalf : struct, ITile<T>
    where T : unmanaged
{
    private const int LargestTile = 12 * 32;

    public override int Rows => TWide.Rows;

    public override int Columns => TWide.Columns;

    public override int PanelWidth(int columnsLeft) =>
        columnsLeft >= TWide.Columns ? TWide.Columns
        : columnsLeft <= THalf.Columns ? THalf.Columns
        : columnsLeft <= TSingle.Columns + THalf.Columns ? TSingle.Columns
        : TWide.Columns;

    public override void Multiply(in PanelProduct<T> panel)
    {
        if (panel.Width == TWide.Columns)
            Multiply<TWide>(panel);
        else if (panel.Width == TSingle.Columns)
            Multiply<TSingle>(panel);
        else
            Multiply<THalf>(panel);
    }

    private static void Multiply<TTile>(in PanelProduct<T> panel)
        where TTile : struct, ITile<T>
    {
        int whole = panel.Columns == panel.Width ? panel.Rows / TTile.Rows * TTile.Rows : 0;
        for (int row = 0; row < whole; row += TTile.Rows)
            TTile.Multiply(panel.Inner, panel.Left + (row * panel.Inner), panel.Right, panel.Result + (row * panel.Stride), panel.Stride, panel.StartOf(row));
        for (int row = whole; row < panel.Rows; row += TTile.Rows)
            MultiplyEdge<TTile>(panel, row, Math.Min(TTile.Rows, panel.Rows - row));
    }

    // A tile that hangs over the edge is computed beside the matrix, and what belongs to the matrix is copied.
    [SkipLocalsInit]
    private static void MultiplyEdge<TTile>(in PanelProduct<T> panel, int row, int rows)
        where TTile : struct, ITile<T>
    {
        T* tile = stackalloc T[LargestTile];
        T* start = stackalloc T[TTile.Rows];
        T* result = panel.Result + (row * panel.Stride);
        new Span<T>(start, TTile.Rows).Clear();
        if (panel.Start != null)
            new ReadOnlySpan<T>(panel.StartOf(row), rows).CopyTo(new Span<T>(start, rows));
        else
        {
            new Span<T>(tile, LargestTile).Clear();
            for (int i = 0; i < rows; i++)
                new ReadOnlySpan<T>(result + (i * panel.Stride), panel.Columns).CopyTo(new Span<T>(tile + (i * TTile.Columns), panel.Columns));
        }

        TTile.Multiply(panel.Inner, panel.Left + (row * panel.Inner), panel.Right, tile, TTile.Columns, panel.Start == null ? null : start);
        for (int i = 0; i < rows; i++)
            new ReadOnlySpan<T>(tile + (i * TTile.Columns), panel.Columns).CopyTo(new Span<T>(result + (i * panel.Stride), panel.Columns));
    }
}
