namespace FnnKit.Numerics;

/// <summary>A block of packed row tiles times one packed panel of columns.</summary>
internal unsafe struct PanelProduct<T>
    where T : unmanaged
{
    /// <summary>The rows of the block.</summary>
    public int Rows;

    /// <summary>The columns that belong to the matrix.</summary>
    public int Columns;

    /// <summary>The columns of the panel, those of padding among them.</summary>
    public int Width;

    /// <summary>The inner length of the panels.</summary>
    public nint Inner;

    /// <summary>The row tiles, one after the other.</summary>
    public T* Left;

    /// <summary>The panel of columns.</summary>
    public T* Right;

    /// <summary>The first element of the result.</summary>
    public T* Result;

    /// <summary>Elements from one row of the result to the next.</summary>
    public nint Stride;

    /// <summary>What the first row starts from; null to go on from what the result holds.</summary>
    public T* Start;

    /// <summary>1 where each row has its own start, 0 where all share one (zeros).</summary>
    public nint StartStep;

    /// <summary>What a tile starts from.</summary>
    public readonly T* StartOf(int row) => Start == null ? null : Start + (row * StartStep);
}
