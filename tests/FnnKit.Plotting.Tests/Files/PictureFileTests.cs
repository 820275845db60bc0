using System.Xml.Linq;

namespace FnnKit.Plotting.Tests;

public class PictureFileTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    [Fact]
    public void A_png_file_holds_the_pixels_that_were_drawn()
    {
        using var folder = new TemporaryFolder();
        PictureFile.Write(folder["a.PNG"], new Flag());
        var png = new PngContent(File.ReadAllBytes(folder["a.PNG"]));
        Assert.Equal((60, 40), (png.Width, png.Height));
        Assert.Equal([8, 2, 0, 0, 0], png.Format);
        Assert.Equal(["IHDR", "pHYs", "IDAT", "IEND"], png.Chunks);
        Assert.Equal(Color.White, png[0, 0]);
        Assert.Equal(new Color(200, 10, 20), png[30, 10]);
        Assert.Equal(Color.White, png[30, 19]);
        Assert.Equal(Color.Black, png[30, 30]);
        Assert.Equal(new Color(1, 2, 3), png[1, 39]);
        Assert.Equal(new Color(4, 5, 6), png[9, 39]);
    }

    [Fact]
    public void An_svg_file_is_well_formed_and_holds_the_same()
    {
        using var folder = new TemporaryFolder();
        PictureFile.Write(folder["a.svg"], new Flag());
        var root = XDocument.Load(folder["a.svg"]).Root!;
        Assert.Equal(Svg + "svg", root.Name);
        Assert.Equal("0 0 30 20", (string?)root.Attribute("viewBox"));
        Assert.Equal("5,15 25,15", (string?)root.Element(Svg + "polyline")!.Attribute("points"));
        Assert.Equal("5 3.5", (string?)root.Element(Svg + "polyline")!.Attribute("stroke-dasharray"));
        Assert.Equal("<a> & \"b\" ?", root.Element(Svg + "text")!.Value);
        string href = (string)root.Element(Svg + "image")!.Attribute("href")!;
        var image = new PngContent(Convert.FromBase64String(href["data:image/png;base64,".Length..]));
        Assert.Equal((new Color(1, 2, 3), new Color(4, 5, 6)), (image[0, 0], image[image.Width - 1, 0]));
    }

    [Fact]
    public void Another_ending_and_a_missing_folder_are_refused_before_anything_is_written()
    {
        using var folder = new TemporaryFolder();
        Assert.Contains(".svg or .png", Assert.Throws<PlotException>(() => PictureFile.Write(folder["a.jpg"], new Flag())).Message, StringComparison.Ordinal);
        Assert.Throws<PlotException>(() => PictureFile.Write(Path.Combine(folder["none"], "a.png"), new Flag()));
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));
    }

    [Fact]
    public void A_picture_that_no_memory_holds_is_refused()
        => Assert.Throws<PlotException>(() => new RasterSurface(1e9, 1e9, 2));

    /// <summary>A band, a line, an image of two pixels and a text that XML cannot take as it is.</summary>
    private sealed class Flag : IDrawing
    {
        public Size Size => new(30, 20);

        public void Draw(ISurface surface, Box box)
        {
            var image = new Pixels(2, 1);
            (image[0, 0], image[1, 0]) = (new Color(1, 2, 3), new Color(4, 5, 6));
            surface.Fill(new Box(0, 2, 30, 6), new Color(200, 10, 20));
            surface.Stroke([new Point(5, 15), new Point(25, 15)], new Pen(Color.Black, 2, IsDashed: true));
            surface.Paint(image, new Box(0, 18, 5, 2));
            surface.Write("<a> & \"b\" \u0001", new Point(40, 10), new TextStyle(10, Color.Black));
        }
    }
}
