using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace FnnKit;

/// <summary>
/// Philox4x32-10: a function of a 128-bit counter and a 64-bit key with 128 random bits as its result
/// (J. Salmon, M. Moraes, R. Dror, D. Shaw, Parallel random numbers: as easy as 1, 2, 3, 2011).
/// </summary>
internal static class Philox
{
    private const uint FirstMultiplier = 0xD2511F53, SecondMultiplier = 0xCD9E8D57;
    private const uint FirstWeyl = 0x9E3779B9, SecondWeyl = 0xBB67AE85;
    private const int Rounds = 10;

    /// <summary>One block: four words for one counter.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (uint First, uint Second, uint Third, uint Fourth) Block(ulong key, ulong low, ulong high)
    {
        uint a = (uint)low, b = (uint)(low >> 32), c = (uint)high, d = (uint)(high >> 32);
        uint first = (uint)key, second = (uint)(key >> 32);
        for (int round = 0; round < Rounds; round++)
        {
            ulong p = (ulong)FirstMultiplier * a, q = (ulong)SecondMultiplier * c;
            (a, b, c, d) = ((uint)(q >> 32) ^ b ^ first, (uint)q, (uint)(p >> 32) ^ d ^ second, (uint)p);
            first += FirstWeyl;
            second += SecondWeyl;
        }

        return (a, b, c, d);
    }

    /// <summary>
    /// Sixteen blocks with consecutive counters, as 64 words: the first words of all, then the second, the third and the fourth.
    /// </summary>
    public static void Blocks(ulong key, ulong low, ulong high, Span<uint> words)
    {
        for (int start = 0; start < 16; start += 4)
        {
            if (Avx2.IsSupported)
                FourBlocks(key, low + (uint)start, high, words[start..]);
            else
                for (int i = start; i < start + 4; i++)
                    (words[i], words[i + 16], words[i + 32], words[i + 48]) = Block(key, low + (uint)i, high);
        }
    }

    // A word stands in the low half of a 64-bit lane, where the product of two words has room.
    private static void FourBlocks(ulong key, ulong low, ulong high, Span<uint> words)
    {
        var mask = Vector256.Create(0xFFFFFFFFUL);
        var counter = Vector256.Create(low) + Vector256.Create(0UL, 1, 2, 3);
        var (a, b) = (counter & mask, counter >>> 32);
        var (c, d) = (Vector256.Create(high & 0xFFFFFFFF), Vector256.Create(high >> 32));
        uint first = (uint)key, second = (uint)(key >> 32);
        for (int round = 0; round < Rounds; round++)
        {
            var p = Avx2.Multiply(a.AsUInt32(), Vector256.Create((ulong)FirstMultiplier).AsUInt32());
            var q = Avx2.Multiply(c.AsUInt32(), Vector256.Create((ulong)SecondMultiplier).AsUInt32());
            (a, b) = ((q >>> 32) ^ b ^ Vector256.Create((ulong)first), q & mask);
            (c, d) = ((p >>> 32) ^ d ^ Vector256.Create((ulong)second), p & mask);
            first += FirstWeyl;
            second += SecondWeyl;
        }

        Vector256.Narrow(a, Vector256<ulong>.Zero).GetLower().CopyTo(words);
        Vector256.Narrow(b, Vector256<ulong>.Zero).GetLower().CopyTo(words[16..]);
        Vector256.Narrow(c, Vector256<ulong>.Zero).GetLower().CopyTo(words[32..]);
        Vector256.Narrow(d, Vector256<ulong>.Zero).GetLower().CopyTo(words[48..]);
    }
}
