using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace FnnKit.Numerics;

/// <summary>
/// Lays a block of a matrix out in the order in which a tile reads it: for each inner index the elements of all rows (or columns) of the tile, side by side.
/// Only moves numbers, so it has no part in the order of sums.
/// </summary>
internal static unsafe class PanelPacking
{
    /// <summary>Inner indices that are turned at a time, so that what is written for one group of rows is still in cache for the next.</summary>
    private const int TransposeLength = 128;

    /// <summary>Packs a block whose outer elements lie side by side: <c>panel[i, j] = source[i · stride + j]</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Copy<T>(T* source, nint stride, int count, nint length, T* panel, int width)
        where T : unmanaged
    {
        int vector = Vector128<T>.Count;
        for (; length > 0; length--)
        {
            int j = 0;
            for (; j <= count - vector; j += vector)
                Vector128.Store(Vector128.Load(source + j), panel + j);
            for (; j < count; j++)
                panel[j] = source[j];
            for (; j < width; j++)
                panel[j] = default;
            source += stride;
            panel += width;
        }
    }

    /// <summary>Packs a block whose inner elements lie side by side: <c>panel[i, j] = source[j · stride + i]</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Transpose<T>(T* source, nint stride, int count, nint length, T* panel, int width)
        where T : unmanaged
    {
        for (; length > 0; length -= TransposeLength, source += TransposeLength, panel += TransposeLength * width)
            TransposePart(source, stride, count, Math.Min(length, TransposeLength), panel, width);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void TransposePart<T>(T* source, nint stride, int count, nint length, T* panel, int width)
        where T : unmanaged
    {
        int j = 0;
        if (sizeof(T) == sizeof(float))
        {
            float* row = (float*)source;
            for (; j <= count - 4; j += 4, row += 4 * stride)
                Transposition.InterleaveFour(row, row + stride, row + (2 * stride), row + (3 * stride), length, (float*)panel + j, width);
        }
        else
        {
            for (; j <= count - 2; j += 2)
                Transposition.InterleaveTwo((double*)(source + (j * stride)), stride, length, (double*)panel + j, width);
        }

        for (; j < width; j++)
        {
            for (nint i = 0; i < length; i++)
                panel[(i * width) + j] = j < count ? source[(j * stride) + i] : default;
        }
    }
}
