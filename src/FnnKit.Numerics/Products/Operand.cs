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

    /// <summary>Inner indices that all tiles take before the next: few enough that rows a power of two apart do not drive each other from the cache.</summary>
    private const int InnerStep = 8;

    /// <summary>Copies a block into a panel: for each inner index <paramref name="width"/> elements, zeros where the block has fewer.</summary>
    public void Pack(nint outer, int count, nint inner, nint length, T* panel, int width)
    {
        T* source = First + (outer * OuterStride) + (inner * InnerStride);
        if (OuterStride == 1)
            PanelPacking.Copy(source, InnerStride, count, length, panel, width);
        else
            PanelPacking.Transpose(source, OuterStride, count, length, panel, width);
    }

    /// <summary>Copies a block into panels of <paramref name="width"/>, one after the other.</summary>
    public void PackTiles(nint outer, int count, nint inner, nint length, T* panels, int width)
    {
        nint step = OuterStride == 1 ? InnerStep : length;
        for (nint i = 0; i < length; i += step)
        {
            for (int j = 0; j < count; j += width)
                Pack(outer + j, Math.Min(width, count - j), inner + i, Math.Min(step, length - i), panels + (j * length) + (i * width), width);
        }
    }
}
