namespace FnnKit.Layers;

/// <summary>The sum of two numbers.</summary>
internal readonly struct Addition : IBinaryFormula
{
    /// <inheritdoc/>
    public L Apply<L>(L a, L b)
        where L : struct, ILane<L>
        => a + b;
}
