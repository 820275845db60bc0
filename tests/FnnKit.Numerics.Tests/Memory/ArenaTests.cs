namespace FnnKit.Tests.Memory;

public sealed class ArenaTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(17)]
    [InlineData(100_000)]
    public unsafe void An_arena_is_aligned_and_starts_as_zeros(int length)
    {
        for (int i = 0; i < 20; i++)
        {
            Arena<float> single = new(length);
            Arena<double> twice = new(length);
            Assert.Equal(length, single.Length);
            Assert.Equal(length, twice.Span.Length);
            Assert.True((nint)single.Pointer % 64 == 0 && (nint)twice.Pointer % 64 == 0);
            Assert.False(single.Span.ContainsAnyExcept(0f));
            Assert.False(twice.Span.ContainsAnyExcept(0.0));
        }
    }

    [Fact]
    public unsafe void An_arena_does_not_move_when_memory_is_tidied()
    {
        var arena = new Arena<double>(100);
        arena.Span[99] = 3;
        double* before = arena.Pointer;
        GC.Collect(2, GCCollectionMode.Forced, blocking: true, compacting: true);
        Assert.True(before == arena.Pointer);
        Assert.Equal(3, before[99]);
    }

    [Fact]
    public void More_than_an_array_can_hold_is_refused_with_what_was_asked_for()
    {
        var exception = Assert.Throws<ArgumentOutOfRangeException>(() => new Arena<double>(3_000_000_000));
        Assert.Contains("3,000,000,000 elements of Double (24,000,000,000 bytes)", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_negative_length_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => new Arena<float>(-1));
}
