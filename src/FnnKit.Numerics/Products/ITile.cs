namespace FnnKit.Numerics;

/// <summary>The innermost loop: a small block of the product whose sums stay in registers.</summary>
internal unsafe interface ITile<T>
    where T : unmanaged
{
    /// <summary>The rows of the tile.</summary>
    static abstract int Rows { get; }

    /// <summary>The columns of the tile.</summary>
    static abstract int Columns { get; }

    /// <summary><c>c = start + a·b</c>, or <c>c += a·b</c>; the inner index ascends and every element has one sum.</summary>
    /// <param name="inner">The number of terms.</param>
    /// <param name="a">A panel: for each inner index one element a row.</param>
    /// <param name="b">A panel: for each inner index one element a column.</param>
    /// <param name="c">The first element of the tile.</param>
    /// <param name="stride">Elements from one row of <paramref name="c"/> to the next.</param>
    /// <param name="start">What each row starts from, or null to go on from what <paramref name="c"/> holds.</param>
    static abstract void Multiply(nint inner, T* a, T* b, T* c, nint stride, T* start);
}
