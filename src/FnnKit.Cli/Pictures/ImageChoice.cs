using System.Globalization;
using FnnKit.Plotting;

namespace FnnKit.Cli;

/// <summary>Which samples to show, in how many rows and columns.</summary>
/// <param name="Start">The index of the first sample, from 0.</param>
/// <param name="Length">How many samples; null for as many as fill the rows.</param>
/// <param name="Rows">How many rows; null for the usual number, or as many as are needed.</param>
/// <param name="Columns">How many columns; null for the usual number.</param>
/// <param name="ImageSize">The height and width of an image, where the user says them.</param>
internal sealed record ImageChoice(int Start, int? Length, int? Rows, int? Columns, (int Height, int Width)? ImageSize)
{
    public const int UsualRows = 5, UsualColumns = 10;

    /// <summary>Reads the options of the command.</summary>
    /// <exception cref="PlotException">They contradict each other, or say nothing that can be understood.</exception>
    public static ImageChoice Parse(int? rows, int? columns, int? start, string? range, string? size)
    {
        foreach (var (name, value) in new[] { ("--rows", rows), ("--columns", columns), ("--start", start) })
        {
            if (value < 1)
                throw new PlotException($"{name} is {value}; it must be at least 1.");
        }

        if (start is not null && range is not null)
            throw new PlotException("--start and --range both say where to begin; give one of them.");
        (int Height, int Width)? imageSize = size is null ? null : Pair(size, 'x', "--image-size", "a height and a width, such as 28x28");
        if (range is null)
            return new ImageChoice((start ?? 1) - 1, null, rows, columns, imageSize);
        var (first, last) = Pair(range, '-', "--range", "the first and the last sample, such as 101-150");
        return first <= last
            ? new ImageChoice(first - 1, last - first + 1, rows, columns, imageSize)
            : throw new PlotException($"--range is '{range}', which ends before it begins.");
    }

    /// <summary>How many samples to show.</summary>
    /// <param name="available">How many the data set has.</param>
    /// <param name="columns">How many columns there are.</param>
    /// <exception cref="PlotException">The range does not fit into the rows and columns.</exception>
    public int Count(int available, int columns)
    {
        if (Length is null)
            return (int)Math.Clamp((long)available - Start, 1, (long)(Rows ?? UsualRows) * columns);
        if (Rows is { } rows && (long)rows * columns < Length)
            throw new PlotException($"--range names {Length} samples, which do not fit {rows} rows of {columns}; leave out --rows, or give more --columns.");
        return Length.Value;
    }

    private static (int First, int Second) Pair(string text, char separator, string option, string expected)
    {
        string[] parts = text.Split(separator);
        if (parts.Length == 2 && Read(parts[0]) is { } first && Read(parts[1]) is { } second)
            return (first, second);
        throw new PlotException($"{option} is '{text}', but should be {expected}.");
    }

    private static int? Read(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int value) && value > 0 ? value : null;
}
