namespace FnnKit.Lanes;

/// <summary>
/// What the functions need of a lane beyond arithmetic: its bits. Integers live in the same type, as wide as the numbers (32 or 64 bits).
/// </summary>
internal interface IBitLane<TSelf> : ILane<TSelf>
    where TSelf : struct, IBitLane<TSelf>
{
    /// <summary>How many numbers stand side by side.</summary>
    static abstract int Count { get; }

    /// <summary>The same bits in every lane; 32-bit lanes take the low half.</summary>
    static abstract TSelf FromBits(long bits);

    static abstract TSelf And(TSelf a, TSelf b);

    static abstract TSelf Or(TSelf a, TSelf b);

    static abstract TSelf Xor(TSelf a, TSelf b);

    static abstract TSelf AddInteger(TSelf a, TSelf b);

    static abstract TSelf SubtractInteger(TSelf a, TSelf b);

    static abstract TSelf ShiftLeft(TSelf a, int count);

    /// <summary>Shifts zeros in from the left.</summary>
    static abstract TSelf ShiftRight(TSelf a, int count);

    /// <summary><c>a &lt; b ? a : b</c>, so <paramref name="b"/> where either is NaN.</summary>
    static abstract TSelf Lesser(TSelf a, TSelf b);

    /// <summary><c>a &gt; b ? a : b</c>, so <paramref name="b"/> where either is NaN.</summary>
    static abstract TSelf Greater(TSelf a, TSelf b);

    /// <summary><c>x * 2^n</c>, rounded once, for an <paramref name="x"/> near 1 and a whole <paramref name="n"/>.</summary>
    static abstract TSelf Scale(TSelf x, TSelf n);

    /// <summary>Whether the mask is set anywhere.</summary>
    static abstract bool Any(TSelf mask);

    static abstract void CopyTo(TSelf x, Span<double> destination);

    static abstract TSelf From(ReadOnlySpan<double> source);
}
