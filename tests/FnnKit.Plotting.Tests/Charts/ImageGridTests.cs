namespace FnnKit.Plotting.Tests;

public class ImageGridTests
{
    [Fact]
    public void Images_stand_in_rows_and_columns_with_room_between()
    {
        var grid = new ImageGrid([.. Enumerable.Range(0, 7).Select(_ => new ImageTile(new Pixels(8, 8)))], 3);
        Assert.Equal(6, grid.Enlargement);
        Assert.Equal(new Box(8, 8, 48, 48), grid.PlaceOf(0));
        Assert.Equal(new Box(64, 64, 48, 48), grid.PlaceOf(4));
        Assert.Equal(new Size(176, 176), grid.Size);
    }

    [Fact]
    public void Labels_take_room_below_each_image()
    {
        var tiles = Enumerable.Range(0, 4).Select(i => new ImageTile(new Pixels(28, 28), $"{i}")).ToArray();
        var grid = new ImageGrid(tiles, 10);
        Assert.Equal(2, grid.Enlargement);
        Assert.Equal(new Size(8 + (4 * 64), 8 + 56 + 15 + 8), grid.Size);
    }

    [Fact]
    public void Every_pixel_of_an_image_is_a_square_of_its_own()
    {
        var image = new Pixels(8, 8);
        image[2, 3] = new Color(9, 8, 7);
        var surface = new RasterSurface(64, 64, 1);
        new ImageGrid([new ImageTile(image)], 1).Draw(surface, new Box(0, 0, 64, 64));
        Assert.Equal(36, Enumerable.Range(0, 64 * 64).Count(i => surface.Pixels[i % 64, i / 64] == new Color(9, 8, 7)));
        Assert.Equal(new Color(9, 8, 7), surface.Pixels[8 + 12, 8 + 18]);
        Assert.Equal(new Color(9, 8, 7), surface.Pixels[8 + 17, 8 + 23]);
    }

    [Fact]
    public void Images_of_different_sizes_make_no_grid()
        => Assert.Throws<ArgumentException>(() => new ImageGrid([new ImageTile(new Pixels(2, 2)), new ImageTile(new Pixels(2, 3))], 2));
}
