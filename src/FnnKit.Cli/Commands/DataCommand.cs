using System.CommandLine;
using FnnKit.Plotting;

namespace FnnKit.Cli;

/// <summary><c>fnn data show [PATH]</c>: draws the images of a data set.</summary>
internal static class DataCommand
{
    public static Command Create()
    {
        var show = new CommandDeclaration("show", "Draws the images of the data set that a configuration names.");
        var path = show.ConfigurationPath();
        var output = show.Option<string?>("--output", "The picture to write, .png or .svg; by default the terminal.", "FILE");
        var rows = show.Option<int?>("--rows", "How many rows; by default 5, or as many as --range needs.", "R");
        var columns = show.Option<int?>("--columns", "How many images a row has; by default 10, or what fits the terminal.", "C");
        var start = show.Option<int?>("--start", "The first sample to show; they are counted from 1.", "N");
        var range = show.Option<string?>("--range", "The first and the last sample to show, such as 101-150.", "A-B");
        var labels = show.Option<bool>("--labels", "Writes the class of each image under it.");
        var size = show.Option<string?>("--image-size", "Height and width of the images; else as the data has it.", "HxW");
        var sets = show.Sets();
        var command = show.Runs(run =>
        {
            var choice = ImageChoice.Parse(run.Get(rows), run.Get(columns), run.Get(start), run.Get(range), run.Get(size));
            return ShowAsync(run, (run.Get(path), run.Get(sets)), choice, run.Get(labels), run.Get(output));
        });
        return new Command("data", "Looks at data sets.") { command };
    }

    private static async Task<int> ShowAsync(CommandRun run, (string Path, string[] Sets) source, ImageChoice choice, bool hasLabels, string? output)
    {
        if (output is not null)
            PictureFile.CheckPath(output);
        else if (!run.Console.IsOutputTerminal)
            throw new PlotException("Standard output is no terminal to draw on; name the picture to write with --output FILE, .png or .svg.");
        using var context = run.Open(source.Path, source.Sets);
        var setup = context.ReadSetup();
        var data = await setup.Data.Loader!.LoadAsync(DataSource.CreateRequest(setup.Seed), run.Cancellation);
        var layout = ImageLayout.Create(data.Schema, choice.ImageSize);
        int columns = choice.Columns ?? (output is null ? TerminalImages.Columns(run.Console.OutputTerminal, layout.Width) : ImageChoice.UsualColumns);
        var tiles = SampleImages.Read(data, choice.Start, choice.Count(data.Count, columns), layout);
        if (!hasLabels)
            tiles = [.. tiles.Select(tile => tile with { Label = null })];
        if (output is null)
        {
            run.Console.OutputTerminal.Write(new TerminalImages(tiles, columns));
            return ExitCode.Done;
        }

        PictureFile.Write(output, new ImageGrid(tiles, columns));
        run.Output.WriteLine($"wrote {output}: {Words.Count(tiles.Count, "image")}");
        return ExitCode.Done;
    }
}
