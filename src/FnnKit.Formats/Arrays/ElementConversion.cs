using System.Numerics;

namespace FnnKit.Formats;

/// <summary>Little-endian elements of any type into the types that a network computes with.</summary>
internal static class ElementConversion
{
    public static void ToFloats(ElementType type, ReadOnlySpan<byte> elements, Span<float> destination) => Convert(type, elements, destination);

    public static void ToDoubles(ElementType type, ReadOnlySpan<byte> elements, Span<double> destination) => Convert(type, elements, destination);

    public static void ToLongs(ElementType type, ReadOnlySpan<byte> elements, Span<long> destination)
    {
        if (type.IsFloatingPoint())
            throw new InvalidOperationException($"An array of {type} cannot be read as integers; copy it to floats or doubles.");
        Convert(type, elements, destination);
    }

    private static void Convert<T>(ElementType type, ReadOnlySpan<byte> elements, Span<T> destination)
        where T : unmanaged, INumberBase<T>
    {
        switch (type)
        {
            case ElementType.Bool: FromBooleans(elements, destination); break;
            case ElementType.Int8: From<sbyte, T>(elements, destination); break;
            case ElementType.Int16: From<short, T>(elements, destination); break;
            case ElementType.Int32: From<int, T>(elements, destination); break;
            case ElementType.Int64: From<long, T>(elements, destination); break;
            case ElementType.UInt8: From<byte, T>(elements, destination); break;
            case ElementType.UInt16: From<ushort, T>(elements, destination); break;
            case ElementType.UInt32: From<uint, T>(elements, destination); break;
            case ElementType.UInt64: From<ulong, T>(elements, destination); break;
            case ElementType.Float16: From<Half, T>(elements, destination); break;
            case ElementType.BFloat16: FromBFloat16(elements, destination); break;
            case ElementType.Float32: From<float, T>(elements, destination); break;
            case ElementType.Float64: From<double, T>(elements, destination); break;
            default: throw new ArgumentOutOfRangeException(nameof(type), type, "There is no such element type.");
        }
    }

    private static void From<TFrom, TTo>(ReadOnlySpan<byte> elements, Span<TTo> destination)
        where TFrom : unmanaged, INumberBase<TFrom>
        where TTo : unmanaged, INumberBase<TTo>
    {
        ReadOnlySpan<TFrom> values = LittleEndian.ToValues<TFrom>(elements)[..destination.Length];
        for (int i = 0; i < destination.Length; i++)
            destination[i] = TTo.CreateChecked(values[i]);
    }

    private static void FromBooleans<T>(ReadOnlySpan<byte> elements, Span<T> destination)
        where T : INumberBase<T>
    {
        for (int i = 0; i < destination.Length; i++)
            destination[i] = elements[i] == 0 ? T.Zero : T.One;
    }

    private static void FromBFloat16<T>(ReadOnlySpan<byte> elements, Span<T> destination)
        where T : INumberBase<T>
    {
        ReadOnlySpan<ushort> upperHalves = LittleEndian.ToValues<ushort>(elements);
        for (int i = 0; i < destination.Length; i++)
            destination[i] = T.CreateChecked(BitConverter.UInt32BitsToSingle((uint)upperHalves[i] << 16));
    }
}
