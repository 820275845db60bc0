using System.Numerics;
using FsCheck;
using FsCheck.Fluent;

namespace FnnKit.Numerics.Tests;

public class RandomStreamTests
{
    // From the known-answer file of the authors' own library, Random123.
    [Theory]
    [InlineData(0UL, 0UL, 0UL, 0x6627e8d5U, 0xe169c58dU, 0xbc57ac4cU, 0x9b00dbd8U)]
    [InlineData(ulong.MaxValue, ulong.MaxValue, ulong.MaxValue, 0x408f276dU, 0x41c83b0eU, 0xa20bc7c6U, 0x6d5451fdU)]
    [InlineData(0x299f31d0a4093822UL, 0x85a308d3243f6a88UL, 0x0370734413198a2eUL, 0xd16cfe09U, 0x94fdcceBU, 0x5001e420U, 0x24126ea1U)]
    public void Philox_gives_the_published_answers(ulong key, ulong low, ulong high, uint first, uint second, uint third, uint fourth) =>
        Assert.Equal((first, second, third, fourth), Philox.Block(key, low, high));

    [Fact]
    public void Sixteen_blocks_are_sixteen_times_one_block_also_across_the_words_of_the_counter()
    {
        Span<uint> words = stackalloc uint[64];
        foreach (ulong low in new ulong[] { 0, 1000, uint.MaxValue - 5UL, ulong.MaxValue - 3 })
        {
            Philox.Blocks(42, low, 7, words);
            for (int i = 0; i < 16; i++)
                Assert.Equal(Philox.Block(42, low + (uint)i, 7), (words[i], words[i + 16], words[i + 32], words[i + 48]));
        }
    }

    [Fact]
    public void A_slice_equals_the_whole() => Prop.ForAll<ulong, PositiveInt, NonNegativeInt>((seed, length, start) =>
    {
        var stream = new RandomStream(seed, "slices", 3);
        int n = length.Get % 300 + 1, from = start.Get % n;
        return SliceEquals<float>(stream, n, from) && SliceEquals<double>(stream, n, from);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Filling_in_double_equals_asking_for_each_number()
    {
        var stream = new RandomStream(5, "fill");
        double[] uniform = new double[130], normal = new double[130];
        stream.FillUniform<double>(uniform, 9);
        stream.FillNormal<double>(normal, 9);
        for (int i = 0; i < uniform.Length; i++)
        {
            Assert.Equal(stream.Uniform((ulong)i + 9), uniform[i]);
            Assert.Equal(stream.Normal((ulong)i + 9), normal[i]);
        }
    }

    [Fact]
    public void Purposes_steps_and_seeds_have_numbers_of_their_own()
    {
        var stream = new RandomStream(1, "weights");
        ulong[] first =
        [
            stream.Bits(0), stream.Bits(1), stream.At(1).Bits(0), stream.For("dense1").Bits(0), stream.For("dense2").Bits(0),
            new RandomStream(2, "weights").Bits(0), new RandomStream(1, "shuffle").Bits(0),
        ];
        Assert.Equal(first.Length, first.Distinct().Count());
        Assert.Equal(stream.Bits(17), new RandomStream(1, "weights").At(0).Bits(17));
        Assert.Equal(stream.At(4).For("x").Bits(2), stream.For("x").At(4).Bits(2));
    }

    [Fact]
    public void Uniform_and_normal_numbers_have_their_moments()
    {
        const int n = 200_000;
        var stream = new RandomStream(11, "moments");
        Moments<float>(stream, n);
        Moments<double>(stream, n);
    }

    [Fact]
    public void Below_stays_in_range_and_reaches_all_of_it() => Prop.ForAll<PositiveInt, ulong>((bound, seed) =>
    {
        var stream = new RandomStream(seed, "below");
        return Enumerable.Range(0, 50).All(i => stream.Below(bound.Get, (ulong)i) is var k && k >= 0 && k < bound.Get)
            && Enumerable.Range(0, 200).Select(i => stream.Below(3, (ulong)i)).Distinct().Count() == 3;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Below_refuses_an_empty_range() => Assert.Throws<ArgumentOutOfRangeException>(() => new RandomStream(1, "below").Below(0, 0));

    [Fact]
    public void Shuffle_is_a_permutation() => Prop.ForAll<ulong, NonNegativeInt>((seed, length) =>
    {
        int[] values = [.. Enumerable.Range(0, length.Get % 500)];
        new RandomStream(seed, "shuffle").Shuffle(values);
        return values.Order().SequenceEqual(Enumerable.Range(0, values.Length));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Shuffle_exchanges_from_the_end_by_the_numbers_of_the_stream()
    {
        var random = new RandomStream(3, "shuffle", 4);
        int[] values = [.. Enumerable.Range(0, 1000)], expected = [.. values];
        for (int i = expected.Length - 1; i > 0; i--)
        {
            int other = random.Below(i + 1, (ulong)i);
            (expected[i], expected[other]) = (expected[other], expected[i]);
        }

        random.Shuffle(values);

        Assert.Equal(expected, values);
    }

    [Fact]
    public void Shuffle_gives_every_order_of_three_about_as_often()
    {
        var counts = new Dictionary<string, int>();
        for (ulong step = 0; step < 6000; step++)
        {
            int[] values = [0, 1, 2];
            new RandomStream(1, "orders", step).Shuffle(values);
            string order = string.Join(' ', values);
            counts[order] = counts.GetValueOrDefault(order) + 1;
        }

        Assert.Equal(6, counts.Count);
        Assert.All(counts.Values, count => Assert.InRange(count, 850, 1150));
    }

    private static bool SliceEquals<T>(RandomStream stream, int n, int from)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] whole = new T[n], slice = new T[n - from];
        stream.FillUniform<T>(whole);
        stream.FillUniform<T>(slice, (ulong)from);
        bool uniform = whole.AsSpan(from).SequenceEqual(slice);
        stream.FillNormal<T>(whole);
        stream.FillNormal<T>(slice, (ulong)from);
        return uniform && whole.AsSpan(from).SequenceEqual(slice);
    }

    private static void Moments<T>(RandomStream stream, int n)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var x = new T[n];
        stream.FillUniform<T>(x);
        Assert.InRange(Reductions.Sum<T>(x) / n, 0.497, 0.503);
        Assert.All(x, v => Assert.True(v >= T.Zero && v < T.One));
        stream.FillNormal<T>(x);
        Assert.InRange(Reductions.Sum<T>(x) / n, -0.01, 0.01);
        Assert.InRange(Reductions.SumOfSquares<T>(x) / n, 0.985, 1.015);
    }
}
