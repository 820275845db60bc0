using System.Numerics;
using System.Runtime.CompilerServices;
using System.Text;
using FnnKit.Lanes;

namespace FnnKit;

/// <summary>
/// Random numbers as a function of where they stand: seed, purpose, step and index give the number, so that any of them can be had in any order, on any
/// thread, and there is nothing to save. The generator is Philox4x32-10 (Salmon et al., 2011).
/// </summary>
/// <remarks>
/// The key is the 64-bit FNV-1a hash of the seed's eight bytes (least significant first) and the purpose in UTF-8, mixed by the finalizer of SplitMix64;
/// the counter is the block in its low half and the step in its high half. The same bits on every machine.
/// </remarks>
public readonly struct RandomStream
{
    private readonly ulong _key;

    /// <summary>Opens a stream.</summary>
    /// <param name="seed">The seed of the run.</param>
    /// <param name="purpose">What the numbers are for; different purposes have independent numbers.</param>
    /// <param name="step">The step they are for.</param>
    public RandomStream(ulong seed, string purpose, ulong step = 0)
        : this(Hash(seed, purpose), step)
    {
    }

    private RandomStream(ulong key, ulong step)
    {
        _key = key;
        Step = step;
    }

    /// <summary>The step that the numbers are for.</summary>
    public ulong Step { get; }

    /// <summary>An independent stream for a part of this one's purpose, at the same step.</summary>
    public RandomStream For(string purpose) => new(Hash(_key, purpose), Step);

    /// <summary>The same stream at another step.</summary>
    public RandomStream At(ulong step) => new(_key, step);

    /// <summary>Sixty-four random bits: one half of block <c>index / 2</c>.</summary>
    public ulong Bits(ulong index)
    {
        var (first, second, third, fourth) = Philox.Block(_key, index >> 1, Step);
        return (index & 1) == 0 ? first | ((ulong)second << 32) : third | ((ulong)fourth << 32);
    }

    /// <summary>A number from [0, 1), one of 2^53.</summary>
    public double Uniform(ulong index) => ToUniform(Bits(index));

    /// <summary>
    /// A normal number with mean 0 and standard deviation 1, made of the two halves of block <paramref name="index"/> (G. Box and M. Muller, 1958).
    /// </summary>
    public double Normal(ulong index)
    {
        Normals(index, out LaneScalar<double> first, out LaneScalar<double> second);
        return default(BoxMuller).Apply(first, second).Value;
    }

    /// <summary>A whole number from 0 to <paramref name="bound"/> - 1; none is more likely than another by more than 2^-33.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="bound"/> is not positive.</exception>
    public int Below(int bound, ulong index)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bound);
        return (int)Math.BigMul(Bits(index), (ulong)bound, out _);
    }

    /// <summary>Fills a span with numbers from [0, 1): <see cref="Uniform"/> of each index in double; in float one of 2^24, from 32 bits each.</summary>
    /// <param name="values">What is filled.</param>
    /// <param name="start">The index of the first, so that slices can be filled apart.</param>
    /// <exception cref="NotSupportedException"><typeparamref name="T"/> is neither float nor double.</exception>
    public void FillUniform<T>(Span<T> values, ulong start = 0)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Precision.Check<T>();
        if (typeof(T) == typeof(float))
            FillWords(values, start);
        else
            for (int i = 0; i < values.Length; i++)
                values[i] = Unsafe.BitCast<double, T>(Uniform(start + (uint)i));
    }

    /// <summary>Fills a span with <see cref="Normal"/> numbers, rounded to <typeparamref name="T"/>.</summary>
    /// <inheritdoc cref="FillUniform{T}(Span{T}, ulong)"/>
    public void FillNormal<T>(Span<T> values, ulong start = 0)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Precision.Check<T>();
        const int length = 64;
        Span<double> first = stackalloc double[length], second = stackalloc double[length];
        for (int i = 0; i < values.Length; i += length)
        {
            int count = Math.Min(length, values.Length - i);
            for (int k = 0; k < count; k++)
                Normals(start + (uint)(i + k), out first[k], out second[k]);
            Elementwise.Map<double, BoxMuller>(default, first[..count], second[..count], first[..count]);
            for (int k = 0; k < count; k++)
                values[i + k] = T.CreateTruncating(first[k]);
        }
    }

    /// <summary>Puts the values into a random order, each order as likely as any other (R. Fisher and F. Yates, 1938).</summary>
    [SkipLocalsInit]
    public void Shuffle(Span<int> values)
    {
        const int group = 32; // numbers in sixteen blocks, which are computed together
        Span<uint> words = stackalloc uint[2 * group];
        for (int i = values.Length - 1; i > 0; i--)
        {
            if (i == values.Length - 1 || i % group == group - 1)
                Philox.Blocks(_key, (ulong)(i / group * 16), Step, words);
            int at = (i % group / 2) + (i % 2 * group);
            int other = (int)Math.BigMul(words[at] | ((ulong)words[at + 16] << 32), (ulong)i + 1, out _);
            (values[i], values[other]) = (values[other], values[i]);
        }
    }

    private static double ToUniform(ulong bits) => (bits >> 11) * (1.0 / (1UL << 53));

    private static ulong Hash(ulong seed, string purpose)
    {
        ArgumentNullException.ThrowIfNull(purpose);
        const ulong offset = 0xCBF29CE484222325, prime = 0x100000001B3;
        ulong hash = offset;
        for (int i = 0; i < 8; i++)
            hash = (hash ^ (byte)(seed >> (8 * i))) * prime;
        Span<byte> letters = stackalloc byte[4];
        foreach (Rune rune in purpose.EnumerateRunes())
            foreach (byte letter in letters[..rune.EncodeToUtf8(letters)])
                hash = (hash ^ letter) * prime;
        hash = (hash ^ (hash >> 30)) * 0xBF58476D1CE4E5B9;
        hash = (hash ^ (hash >> 27)) * 0x94D049BB133111EB;
        return hash ^ (hash >> 31);
    }

    // Word i stands in group i / 64, sixteen blocks wide: word (i / 16) % 4 of block i % 16.
    private void FillWords<T>(Span<T> values, ulong start)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Span<uint> words = stackalloc uint[64];
        for (int i = 0; i < values.Length;)
        {
            ulong index = start + (uint)i;
            int from = (int)(index & 63), count = Math.Min(64 - from, values.Length - i);
            Philox.Blocks(_key, (index >> 6) * 16, Step, words);
            for (int k = 0; k < count; k++)
                values[i + k] = Unsafe.BitCast<float, T>((words[from + k] >> 8) * (1f / (1 << 24)));
            i += count;
        }
    }

    private void Normals<L>(ulong index, out L first, out L second)
        where L : struct
    {
        var (a, b, c, d) = Philox.Block(_key, index, Step);
        // The first is in (0, 1], since its logarithm is taken.
        double one = ToUniform(a | ((ulong)b << 32)) + (1.0 / (1UL << 53)), two = ToUniform(c | ((ulong)d << 32));
        first = Unsafe.BitCast<double, L>(one);
        second = Unsafe.BitCast<double, L>(two);
    }

    private readonly struct BoxMuller : IBinaryFormula
    {
        public L Apply<L>(L a, L b)
            where L : struct, ILane<L> => L.Sqrt(-2.0 * L.Log(a)) * L.Cos(2 * Math.PI * b);
    }
}
