using System.CommandLine;
using FnnKit.Plotting;

namespace FnnKit.Cli;

/// <summary><c>fnn data show [PATH]</c>: draws the images of a data set.</summary>
internal static class DataCommand
{
    public static Command Create()
    {
        var path = Arguments.ConfigurationPath();
        var output = new Option<string?>("--output") { Description = "The picture to write, .png or .svg; by default the terminal.", HelpName = "FILE" };
        var rows = new Option<int?>("--rows") { Description = "How many rows; by default 5, or as many as --range needs.", HelpName = "R" };
        var columns = new Option<int?>("--columns") { Description = "How many images a row has; by default 10, or what fits the terminal.", HelpName = "C" };
        var start = new Option<int?>("--start") { Description = "The first sample to show; they are counted from 1.", HelpName = "N" };
        var range = new Option<string?>("--range") { Description = "The first and the last sample to show, such as 101-150.", HelpName = "A-B" };
        var labels = new Option<bool>("--labels") { Description = "Writes the class of each image under it." };
        var size = new Option<string?>("--image-size") { Description = "Height and width of the images; else as the data has it.", HelpName = "HxW" };
        var sets = Arguments.Sets();
        var plugins = new PluginChoice.Options();
        var show = new Command("show", "Draws the images of the data set that a configuration names.")
        {
            path, output, rows, columns, start, range, labels, size, sets,
        };
        plugins.AddTo(show);
        show.SetAction((parsed, token) => ExitCode.Of(() =>
        {
            var choice = ImageChoice.Parse(
                parsed.GetValue(rows), parsed.GetValue(columns), parsed.GetValue(start), parsed.GetValue(range), parsed.GetValue(size));
            var data = new DataSource(parsed.GetValue(path)!, parsed.GetValue(sets)!, plugins.Read(parsed));
            return ShowAsync(data, choice, parsed.GetValue(labels), parsed.GetValue(output), token);
        }));
        return new Command("data", "Looks at data sets.") { show };
    }

    private static async Task<int> ShowAsync(DataSource source, ImageChoice choice, bool hasLabels, string? output, CancellationToken cancellationToken)
    {
        if (output is not null)
            PictureFile.CheckPath(output);
        else if (Console.IsOutputRedirected)
            throw new PlotException("Standard output is no terminal to draw on; name the picture to write with --output FILE, .png or .svg.");
        using var workshop = CommandContext.Open(source.Path, source.Sets, source.Plugins);
        var setup = workshop.ReadSetup();
        var data = await setup.Data.Loader!.LoadAsync(new DataRequest(new RandomStream((ulong)setup.Seed, "data")), cancellationToken);
        var layout = ImageLayout.Create(data.Schema, choice.ImageSize);
        int columns = choice.Columns ?? (output is null ? TerminalImages.Columns(layout.Width) : ImageChoice.UsualColumns);
        var tiles = SampleImages.Read(data, choice.Start, choice.Count(data.Count, columns), layout);
        if (!hasLabels)
            tiles = [.. tiles.Select(tile => tile with { Label = null })];
        if (output is null)
        {
            TerminalImages.Draw(tiles, columns, Console.Out);
            return ExitCode.Done;
        }

        PictureFile.Write(output, new ImageGrid(tiles, columns));
        Console.WriteLine($"wrote {output}: {Words.Count(tiles.Count, "image")}");
        return ExitCode.Done;
    }

    /// <summary>A configuration, what overrides it, and where else plugins are.</summary>
    private sealed record DataSource(string Path, string[] Sets, PluginChoice Plugins);
}
