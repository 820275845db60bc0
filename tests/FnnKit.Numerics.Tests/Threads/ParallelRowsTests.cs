namespace FnnKit.Tests.Threads;

public sealed class ParallelRowsTests
{
    [Theory]
    [InlineData(1, 5)]
    [InlineData(7, 3)]
    [InlineData(100, 16)]
    public void Every_row_is_done_once_by_a_part_that_knows_its_place(int rows, int rowsInPart)
    {
        using var team = new ThreadTeam(3);
        float[] input = [.. Enumerable.Range(0, rows * 2).Select(i => (float)i)], output = new float[rows];
        new Sums().Run(team, input, 2, output, 1, rowsInPart);
        Assert.Equal([.. Enumerable.Range(0, rows).Select(row => (float)((4 * row) + 1 + row))], output);
    }

    [Fact]
    public void Too_little_room_is_refused()
        => Assert.Throws<ArgumentException>(() => new Sums().Run(ThreadTeam.Single, new float[8], 2, new float[3], 1, 2));

    private sealed class Sums : ParallelRows<float>
    {
        protected override void Run(int firstRow, ReadOnlySpan<float> input, Span<float> output)
        {
            for (int row = 0; row < output.Length; row++)
                output[row] += input[2 * row] + input[(2 * row) + 1] + firstRow + row;
        }
    }
}
