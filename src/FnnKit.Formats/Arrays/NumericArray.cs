using System.Collections.ObjectModel;

namespace FnnKit.Formats;

/// <summary>An array as files hold it: an element type, a shape, and the elements as little-endian bytes, the last axis running fastest.</summary>
public sealed class NumericArray
{
    private readonly ReadOnlyCollection<int> _shape;

    /// <summary>Takes bytes over, without a copy.</summary>
    /// <param name="elementType">What one element is.</param>
    /// <param name="shape">The sizes of the axes; none for a scalar.</param>
    /// <param name="bytes">The elements, little-endian, in C order.</param>
    /// <exception cref="ArgumentException">
    /// A size is negative, there are more than 64, or the bytes are not exactly as many as type and shape ask for.
    /// </exception>
    public NumericArray(ElementType elementType, ReadOnlySpan<int> shape, ReadOnlyMemory<byte> bytes)
    {
        if (shape.Length > ArrayShape.MaximumRank || shape.ContainsAnyInRange(int.MinValue, -1))
            throw new ArgumentException($"{ArrayShape.Format(shape)} is no shape: at most 64 sizes, none negative.", nameof(shape));
        if (!ArrayShape.TryCount(shape, elementType.Size(), out long count) || count * elementType.Size() != bytes.Length)
        {
            throw new ArgumentException(
                $"{bytes.Length} bytes do not make an array of {elementType} and shape {ArrayShape.Format(shape)}.", nameof(bytes));
        }

        ElementType = elementType;
        Count = count;
        Bytes = bytes;
        _shape = shape.ToArray().AsReadOnly();
    }

    /// <summary>What one element is.</summary>
    public ElementType ElementType { get; }

    /// <summary>The sizes of the axes; empty for a scalar.</summary>
    public IReadOnlyList<int> Shape => _shape;

    /// <summary>The number of elements: the product of the sizes, 1 for a scalar.</summary>
    public long Count { get; }

    /// <summary>The elements, little-endian, in C order.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>Copies numbers into an array. Without a shape it is a scalar.</summary>
    /// <param name="values">The elements in C order.</param>
    /// <param name="shape">The sizes of the axes.</param>
    /// <typeparam name="T">bool, a sized integer, Half, float or double.</typeparam>
    /// <exception cref="ArgumentException">The values are not exactly as many as the shape asks for.</exception>
    /// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
    public static NumericArray From<T>(ReadOnlySpan<T> values, params ReadOnlySpan<int> shape)
        where T : unmanaged => new(ElementTypeExtensions.Get<T>(), shape, LittleEndian.ToBytes(values));

    /// <summary>Converts all elements; integers and doubles are rounded to the nearest float, and what is too large becomes infinite.</summary>
    /// <exception cref="ArgumentException">The destination is too short.</exception>
    public void CopyTo(Span<float> destination) => CopyTo(0, Whole(destination));

    /// <summary>Converts all elements; 64-bit integers are rounded to the nearest double.</summary>
    /// <exception cref="ArgumentException">The destination is too short.</exception>
    public void CopyTo(Span<double> destination) => CopyTo(0, Whole(destination));

    /// <summary>Converts all elements of an array of integers or truth values (0 and 1).</summary>
    /// <exception cref="ArgumentException">The destination is too short.</exception>
    /// <exception cref="InvalidOperationException">The elements are floating-point numbers.</exception>
    /// <exception cref="OverflowException">An unsigned element exceeds <see cref="long.MaxValue"/>.</exception>
    public void CopyTo(Span<long> destination) => CopyTo(0, Whole(destination));

    /// <summary>Converts as many elements as the destination holds, from an index into the C-ordered elements on.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The array ends before the destination is full.</exception>
    public void CopyTo(long start, Span<float> destination) => ElementConversion.ToFloats(ElementType, Slice(start, destination.Length), destination);

    /// <inheritdoc cref="CopyTo(long, Span{float})"/>
    public void CopyTo(long start, Span<double> destination) => ElementConversion.ToDoubles(ElementType, Slice(start, destination.Length), destination);

    /// <inheritdoc cref="CopyTo(long, Span{float})"/>
    /// <exception cref="InvalidOperationException">The elements are floating-point numbers.</exception>
    /// <exception cref="OverflowException">An unsigned element exceeds <see cref="long.MaxValue"/>.</exception>
    public void CopyTo(long start, Span<long> destination) => ElementConversion.ToLongs(ElementType, Slice(start, destination.Length), destination);

    /// <summary>The type and the shape, as in <c>Float32 (2, 3)</c>.</summary>
    public override string ToString() => $"{ElementType} {ArrayShape.Format([.. _shape])}";

    private Span<T> Whole<T>(Span<T> destination)
    {
        if (destination.Length < Count)
            throw new ArgumentException($"{Count} elements do not fit into {destination.Length}.", nameof(destination));
        return destination[..(int)Count];
    }

    private ReadOnlySpan<byte> Slice(long start, int count)
    {
        if (start < 0 || start > Count - count)
            throw new ArgumentOutOfRangeException(nameof(start), start, $"There are no {count} elements from {start} on in an array of {Count}.");
        int size = ElementType.Size();
        return Bytes.Span.Slice((int)(start * size), count * size);
    }
}
