using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace FnnKit.Formats;

/// <summary>The one place that knows the machine's byte order.</summary>
internal static class LittleEndian
{
    /// <summary>Numbers as little-endian bytes, always a copy.</summary>
    public static byte[] ToBytes<T>(ReadOnlySpan<T> values)
        where T : unmanaged
    {
        byte[] bytes = MemoryMarshal.AsBytes(values).ToArray();
        if (!BitConverter.IsLittleEndian)
            Reverse(bytes, Unsafe.SizeOf<T>());
        return bytes;
    }

    /// <summary>Little-endian bytes as numbers, without a copy where the machine is little-endian itself.</summary>
    public static ReadOnlySpan<T> ToValues<T>(ReadOnlySpan<byte> bytes)
        where T : unmanaged
    {
        if (BitConverter.IsLittleEndian)
            return MemoryMarshal.Cast<byte, T>(bytes);
        byte[] copy = bytes.ToArray();
        Reverse(copy, Unsafe.SizeOf<T>());
        return MemoryMarshal.Cast<byte, T>(copy);
    }

    /// <summary>Turns the bytes of every element around, in place.</summary>
    public static void Reverse(Span<byte> bytes, int elementSize)
    {
        for (int i = 0; elementSize > 1 && i < bytes.Length; i += elementSize)
            bytes.Slice(i, elementSize).Reverse();
    }
}
