using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using FnnKit.Lanes;

namespace FnnKit;

/// <summary>
/// Adds a block as a tree: the second half onto the first until one number is left. Which numbers meet does not depend on how many are added at a time,
/// and the error grows with the logarithm of the length.
/// </summary>
internal static class BlockSum
{
    /// <summary>The length of a block.</summary>
    public const int Length = 512;

    /// <summary>The sum of the first <paramref name="count"/> numbers of a block, which is used up.</summary>
    public static double Take<T>(int width, Span<T> block, int count)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        // Zeros change no sum, so a short block may have a small tree.
        int size = Math.Max(16, (int)BitOperations.RoundUpToPowerOf2((uint)count));
        block = block[..size];
        block[count..].Clear();
        return width switch
        {
            512 => Fold<T, Lane512<T>>(block),
            256 => Fold<T, Lane256<T>>(block),
            128 => Fold<T, Lane128<T>>(block),
            _ => Fold<T, LaneScalar<T>>(block),
        };
    }

    private static double Fold<T, L>(Span<T> block)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where L : struct, IMemoryLane<L, T>
    {
        ref T first = ref MemoryMarshal.GetReference(block);
        nint half = block.Length / 2;
        for (; half >= L.Count; half /= 2)
        {
            for (nint i = 0; i < half; i += L.Count)
                L.Store(L.Load(in Unsafe.Add(ref first, i)) + L.Load(in Unsafe.Add(ref first, i + half)), ref Unsafe.Add(ref first, i));
        }

        for (; half > 0; half /= 2)
        {
            for (nint i = 0; i < half; i++)
                Unsafe.Add(ref first, i) += Unsafe.Add(ref first, i + half);
        }

        return double.CreateTruncating(first);
    }
}
