namespace FnnKit.Plotting.Tests;

public class SampleImagesTests
{
    [Fact]
    public void The_least_value_is_black_and_the_largest_white()
    {
        var tiles = SampleImages.Read(Data(4, [0, 4, 8, 16, 16, 0, 0, 0]), 0, 2, new ImageLayout(1, 2, 2));
        var first = tiles[0].Image;
        Assert.Equal([Color.Black, Color.Grey(64), Color.Grey(128), Color.White], [first[0, 0], first[1, 0], first[0, 1], first[1, 1]]);
        Assert.Equal(Color.White, tiles[1].Image[0, 0]);
        Assert.Equal(["no", "yes"], tiles.Select(tile => tile.Label));
    }

    [Fact]
    public void Three_channels_are_red_green_and_blue_one_image_after_the_other()
    {
        var image = Assert.Single(SampleImages.Read(Data(new Shape(3, 1, 2), [1, 0, 0, 0, 0, 1]), 0, 1, new ImageLayout(3, 1, 2))).Image;
        Assert.Equal((new Color(255, 0, 0), new Color(0, 0, 255)), (image[0, 0], image[1, 0]));
    }

    [Fact]
    public void Samples_that_are_not_there_are_refused()
    {
        var data = Data(4, new double[8]);
        Assert.Contains("has 2", Assert.Throws<PlotException>(() => SampleImages.Read(data, 1, 2, new ImageLayout(1, 2, 2))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_layout_comes_from_the_shape_or_from_a_square_or_from_the_user()
    {
        Assert.Equal(new ImageLayout(1, 2, 3), ImageLayout.Create(Schema(new Shape(2, 3))));
        Assert.Equal(new ImageLayout(3, 2, 5), ImageLayout.Create(Schema(new Shape(3, 2, 5))));
        Assert.Equal(new ImageLayout(1, 8, 8), ImageLayout.Create(Schema(64)));
        Assert.Equal(new ImageLayout(1, 4, 16), ImageLayout.Create(Schema(64), (4, 16)));
        Assert.Equal(new ImageLayout(3, 4, 2), ImageLayout.Create(Schema(24), (4, 2)));
    }

    [Fact]
    public void What_is_no_image_is_refused_with_what_would_be()
    {
        Assert.Contains("[height, width]", Assert.Throws<PlotException>(() => ImageLayout.Create(Schema(10))).Message, StringComparison.Ordinal);
        Assert.Contains("2 channels", Assert.Throws<PlotException>(() => ImageLayout.Create(Schema(new Shape(2, 4, 4)))).Message, StringComparison.Ordinal);
        Assert.Contains("25 pixels", Assert.Throws<PlotException>(() => ImageLayout.Create(Schema(64), (5, 5))).Message, StringComparison.Ordinal);
    }

    private static DataSchema Schema(Shape shape)
        => new([.. Enumerable.Range(0, shape.Size).Select(i => new Column($"x{i}"))], [new Column("y", ["no", "yes"])], shape);

    private static TableDataSet Data(Shape shape, double[] features)
        => new(Schema(shape), features, [.. Enumerable.Range(0, features.Length / shape.Size).Select(i => (double)i)]);
}
