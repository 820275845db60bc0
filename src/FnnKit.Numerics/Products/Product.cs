namespace FnnKit.Numerics;

/// <summary><c>c = start + left·right</c> over memory that is pinned for as long as the product runs.</summary>
internal readonly unsafe struct Product<T>
    where T : unmanaged
{
    /// <summary>The rows of the product.</summary>
    public required int Rows { get; init; }

    /// <summary>The columns of the product.</summary>
    public required int Columns { get; init; }

    /// <summary>The number of terms of each sum.</summary>
    public required int Inner { get; init; }

    public required Operand<T> Left { get; init; }

    public required Operand<T> Right { get; init; }

    /// <summary>The product, row after row.</summary>
    public required T* Result { get; init; }

    /// <summary>What each row's sums start from, or null for zero.</summary>
    public T* Start { get; init; }

    /// <summary>The number of multiplications.</summary>
    public long Work => (long)Rows * Columns * Inner;
}
