namespace FnnKit.Numerics.Tests;

public class VectorWidthTests
{
    [Fact]
    public void The_list_is_best_first_and_ends_in_scalar_code()
    {
        Assert.Equal(VectorWidth.Available.OrderByDescending(w => w), VectorWidth.Available);
        Assert.Equal(0, VectorWidth.Available[^1]);
        Assert.Contains(VectorWidth.Active, VectorWidth.Available);
        VectorWidth.Validate();
    }

    [Theory]
    [InlineData(null, 256)]
    [InlineData("", 256)]
    [InlineData("128", 128)]
    [InlineData(" 0 ", 0)]
    public void A_width_of_the_machine_can_be_forced(string? forced, int expected)
    {
        Assert.Equal(expected, VectorWidth.Choose(forced, [256, 128, 0]));
        Assert.Null(VectorWidth.Problem(forced, [256, 128, 0]));
    }

    [Theory]
    [InlineData("512", "no 512-bit vectors")]
    [InlineData("wide", "'wide' is not a vector width")]
    [InlineData("-1", "'-1' is not a vector width")]
    [InlineData("64", "'64' is not a vector width")]
    public void Another_width_is_refused_with_the_ones_there_are(string forced, string reason)
    {
        string? problem = VectorWidth.Problem(forced, [256, 128, 0]);
        Assert.Contains(reason, problem, StringComparison.Ordinal);
        Assert.Contains("256, 128, 0", problem, StringComparison.Ordinal);
        Assert.Contains(VectorWidth.EnvironmentVariable, problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_forced_width_is_that_of_the_thread_until_the_work_ends()
    {
        int before = VectorWidth.Active;
        Assert.True(VectorWidth.CanBeForced);
        var (outer, inner, after) = VectorWidth.Force(0, () => (VectorWidth.Active, VectorWidth.Force(VectorWidth.Available[0], () => VectorWidth.Active), VectorWidth.Active));
        Assert.Equal((0, VectorWidth.Available[0], 0), (outer, inner, after));
        Assert.Throws<FormatException>(() => VectorWidth.Force<int>(0, () => throw new FormatException()));
        Assert.Equal(before, VectorWidth.Active);
    }

    [Fact]
    public void A_width_that_the_machine_lacks_cannot_be_forced()
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => VectorWidth.Force(64, () => 0));
        Assert.Contains(string.Join(", ", VectorWidth.Available), error.Message, StringComparison.Ordinal);
    }
}
