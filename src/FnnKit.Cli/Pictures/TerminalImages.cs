using System.Text;
using FnnKit.Plotting;
using Spectre.Console;
using Color = FnnKit.Plotting.Color;

namespace FnnKit.Cli;

/// <summary>Images on a terminal: each character is two pixels, the upper half block in the colour of one on the colour of the other.</summary>
internal static class TerminalImages
{
    private const int Gap = 1;
    private const string Reset = "\u001b[0m";

    /// <summary>How many images fit side by side on the terminal, up to the usual number.</summary>
    public static int Columns(int imageWidth) => Math.Clamp((AnsiConsole.Profile.Width + Gap) / (imageWidth + Gap), 1, ImageChoice.UsualColumns);

    /// <summary>Draws images.</summary>
    /// <param name="tiles">The images, row after row.</param>
    /// <param name="columns">How many a row has.</param>
    /// <param name="output">Where to.</param>
    public static void Draw(IReadOnlyList<ImageTile> tiles, int columns, TextWriter output)
    {
        foreach (var row in tiles.Chunk(columns))
        {
            for (int y = 0; y < row[0].Image.Height; y += 2)
                output.WriteLine(string.Join(new string(' ', Gap), row.Select(tile => Line(tile.Image, y))));
            output.WriteLine(string.Join(new string(' ', Gap), row.Select(Label)).TrimEnd());
        }
    }

    private static string Line(Pixels image, int y)
    {
        var line = new StringBuilder();
        for (int x = 0; x < image.Width; x++)
        {
            var upper = image[x, y];
            line.Append("\u001b[38;2;").Append(Code(upper)).Append('m');
            if (y + 1 < image.Height)
                line.Append("\u001b[48;2;").Append(Code(image[x, y + 1])).Append('m');
            line.Append('▀');
        }

        return line.Append(Reset).ToString();
    }

    private static string Code(Color color) => $"{color.Red};{color.Green};{color.Blue}";

    private static string Label(ImageTile tile)
    {
        int width = tile.Image.Width;
        string label = new([.. (tile.Label ?? "").Where(letter => !char.IsControl(letter)).Take(width)]);
        return label.PadLeft((width + label.Length) / 2).PadRight(width);
    }
}
