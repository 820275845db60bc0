using System.Runtime.InteropServices;

namespace FnnKit.Formats;

/// <summary>Arrays whose first axis runs fastest, turned so that the last one does.</summary>
internal static class FortranOrder
{
    public static byte[] ToCOrder(byte[] bytes, ReadOnlySpan<int> shape, int elementSize)
    {
        // Axes of one element move nothing, and a long row of them would make every step of the counter slow.
        int[] axes = Array.FindAll(shape.ToArray(), size => size != 1);
        if (axes.Length < 2 || bytes.Length == 0)
            return bytes;

        byte[] turned = new byte[bytes.Length];
        switch (elementSize)
        {
            case 1: Transpose<byte>(bytes, turned, axes); break;
            case 2: Transpose<ushort>(bytes, turned, axes); break;
            case 4: Transpose<uint>(bytes, turned, axes); break;
            default: Transpose<ulong>(bytes, turned, axes); break;
        }

        return turned;
    }

    private static void Transpose<T>(ReadOnlySpan<byte> from, Span<byte> to, ReadOnlySpan<int> axes)
        where T : unmanaged
    {
        ReadOnlySpan<T> source = MemoryMarshal.Cast<byte, T>(from);
        Span<T> destination = MemoryMarshal.Cast<byte, T>(to);
        Span<int> strides = stackalloc int[axes.Length];
        strides[0] = 1;
        for (int axis = 1; axis < axes.Length; axis++)
            strides[axis] = strides[axis - 1] * axes[axis - 1];

        Span<int> index = stackalloc int[axes.Length];
        index.Clear();
        int position = 0;
        foreach (ref T element in destination)
        {
            element = source[position];
            for (int axis = axes.Length - 1; axis >= 0; axis--)
            {
                position += strides[axis];
                if (++index[axis] < axes[axis])
                    break;
                position -= strides[axis] * axes[axis];
                index[axis] = 0;
            }
        }
    }
}
