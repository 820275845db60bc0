namespace FnnKit.Formats;

/// <summary>How a file lays out an array: its type and shape, and what must be turned around before it is a <see cref="NumericArray"/>.</summary>
/// <param name="ElementType">What one element is.</param>
/// <param name="Shape">The sizes of the axes.</param>
/// <param name="IsBigEndian">Whether each element's highest byte comes first.</param>
/// <param name="IsFortranOrder">Whether the first axis runs fastest.</param>
internal sealed record StoredLayout(ElementType ElementType, int[] Shape, bool IsBigEndian = false, bool IsFortranOrder = false)
{
    /// <summary>The bytes of the whole array, or -1 where they cannot be counted.</summary>
    public long ByteCount { get; } = ArrayShape.TryCount(Shape, ElementType.Size(), out long count) ? count * ElementType.Size() : -1;

    /// <summary>Makes the array of exactly <see cref="ByteCount"/> bytes, which may be changed in place.</summary>
    public NumericArray ToArray(byte[] bytes)
    {
        if (IsBigEndian)
            LittleEndian.Reverse(bytes, ElementType.Size());
        return new NumericArray(ElementType, Shape, IsFortranOrder ? FortranOrder.ToCOrder(bytes, Shape, ElementType.Size()) : bytes);
    }
}
