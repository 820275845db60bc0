using FnnKit.Formats;

namespace FnnKit.Plotting;

/// <summary>Drawings as files: SVG where the name ends in <c>.svg</c>, PNG where it ends in <c>.png</c>.</summary>
public static class PictureFile
{
    /// <summary>Pixels for each unit of a PNG, so that it is sharp on screens that have as many.</summary>
    private const int Scale = 2;

    /// <summary>Checks where a picture is to be written, before there is work to lose.</summary>
    /// <exception cref="PlotException">The ending is neither <c>.svg</c> nor <c>.png</c>, it is a folder, or there is no folder to write it into.</exception>
    public static void CheckPath(string path)
    {
        if (!HasEnding(path, ".svg") && !HasEnding(path, ".png"))
            throw new PlotException($"'{path}' does not say what to write; give a name that ends in .svg or .png.");
        if (Directory.Exists(path))
            throw new PlotException($"'{path}' is a folder; name a file in it.");
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder && !Directory.Exists(folder))
            throw new PlotException($"There is no folder '{folder}' to write '{Path.GetFileName(path)}' into; make it first.");
    }

    /// <summary>Writes a drawing; a file that is there is replaced at once or not at all.</summary>
    /// <param name="path">The file.</param>
    /// <param name="drawing">What to write.</param>
    /// <exception cref="PlotException">The ending is neither <c>.svg</c> nor <c>.png</c>, there is no such folder, or the picture is too large.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(string path, IDrawing drawing)
    {
        CheckPath(path);
        var box = new Box(0, 0, Math.Ceiling(drawing.Size.Width), Math.Ceiling(drawing.Size.Height));
        if (HasEnding(path, ".svg"))
        {
            AtomicFile.Write(path, stream =>
            {
                using var surface = new SvgSurface(stream, box.Width, box.Height);
                drawing.Draw(surface, box);
            });
            return;
        }

        var surface = new RasterSurface(box.Width, box.Height, Scale);
        drawing.Draw(surface, box);
        AtomicFile.Write(path, stream => PngFile.Write(stream, surface.Pixels, 96 * Scale));
    }

    private static bool HasEnding(string path, string ending) => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase);
}
