namespace FnnKit.Numerics;

/// <summary>A factor of a product, seen as outer times inner: the outer index is kept in the product, the inner one is summed over.</summary>
/// <param name="first">The first element.</param>
/// <param name="outerStride">Elements from one outer index to the next.</param>
/// <param name="innerStride">Elements from one inner index to the next. One of the two strides is 1.</param>
internal readonly unsafe struct Operand<T>(T* first, nint outerStride, nint innerStride)
    where T : unmanaged
{
    public readonly T* First = first;
    public readonly nint OuterStride = outerStride;
    public readonly nint InnerStride = innerStride;

    /// <summary>Copies a block into a panel: for each inner index <paramref name="width"/> elements, zeros where the block has fewer.</summary>
    public void Pack(nint outer, int count, nint inner, nint length, T* panel, int width)
    {
        T* source = First + (outer * OuterStride) + (inner * InnerStride);
        if (OuterStride == 1)
            PanelPacking.Copy(source, InnerStride, count, length, panel, width);
        else
            PanelPacking.Turn(source, OuterStride, count, length, panel, width);
    }
}
