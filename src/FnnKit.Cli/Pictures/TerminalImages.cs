using FnnKit.Plotting;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace FnnKit.Cli;

/// <summary>
/// Images on a terminal. Each character shows two pixels: the upper half block in the colour of one on the colour of the other. Spectre.Console writes the
/// colours, so that a terminal with few of them gets the nearest.
/// </summary>
/// <param name="tiles">The images, row after row.</param>
/// <param name="columns">How many images a row has.</param>
internal sealed class TerminalImages(IReadOnlyList<ImageTile> tiles, int columns) : Renderable
{
    private const int Gap = 1;
    private const string UpperHalf = "▀", Shades = " .:-=+*#%@";

    /// <summary>How many images fit side by side on a terminal, up to the usual number.</summary>
    public static int Columns(IAnsiConsole terminal, int imageWidth) => Math.Clamp((terminal.Profile.Width + Gap) / (imageWidth + Gap), 1, ImageChoice.UsualColumns);

    /// <inheritdoc/>
    protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth)
    {
        foreach (var row in tiles.Chunk(columns))
        {
            for (int y = 0; y < row[0].Image.Height; y += 2)
            {
                foreach (var segment in row.SelectMany((tile, i) => Line(tile.Image, y, options.ColorSystem != ColorSystem.NoColors).Prepend(Segment.Padding(i == 0 ? 0 : Gap))))
                    yield return segment;
                yield return Segment.LineBreak;
            }

            yield return new Segment(string.Join(new string(' ', Gap), row.Select(Label)).TrimEnd());
            yield return Segment.LineBreak;
        }
    }

    private static IEnumerable<Segment> Line(Pixels image, int y, bool hasColors)
    {
        for (int x = 0; x < image.Width; x++)
            yield return !hasColors ? new Segment(Shade(image, x, y)) : new Segment(UpperHalf, y + 1 < image.Height ? new Style(Get(image, x, y), Get(image, x, y + 1)) : new Style(Get(image, x, y)));
    }

    /// <summary>Without colours, the denser a character, the brighter the two pixels.</summary>
    private static string Shade(Pixels image, int x, int y)
    {
        int below = Math.Min(y + 1, image.Height - 1);
        int brightness = (Brightness(image, x, y) + Brightness(image, x, below)) / 2;
        return Shades[brightness * (Shades.Length - 1) / 255].ToString();
    }

    private static int Brightness(Pixels image, int x, int y) => (image[x, y].Red + image[x, y].Green + image[x, y].Blue) / 3;

    private static Spectre.Console.Color Get(Pixels image, int x, int y) => new(image[x, y].Red, image[x, y].Green, image[x, y].Blue);

    private static string Label(ImageTile tile)
    {
        int width = tile.Image.Width;
        string label = new([.. (tile.Label ?? "").Where(letter => !char.IsControl(letter)).Take(width)]);
        return label.PadLeft((width + label.Length) / 2).PadRight(width);
    }
}
