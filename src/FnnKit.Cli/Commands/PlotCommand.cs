using System.CommandLine;
using FnnKit.Formats;
using FnnKit.Plotting;

namespace FnnKit.Cli;

/// <summary><c>fnn plot RUN --output FILE</c>: draws the curves of a run, its decision boundary and its confusion matrix, or its predictions.</summary>
internal static class PlotCommand
{
    private enum Chart
    {
        History,
        Boundary,
        Confusion,
        Predictions,
    }

    public static Command Create()
    {
        var command = new CommandDeclaration("plot", "Draws the loss and metrics of a run, its decision boundary over two features, and its confusion matrix, or its predictions over the true values.");
        var path = command.Add(new Argument<string>("run") { Description = "A run folder." });
        var output = command.Required<string>("--output", "The picture to write, .svg or .png.", "FILE");
        var what = command.Add(new Option<Chart[]>("--what")
        {
            Description = "What to draw: History, Boundary, Confusion or Predictions; may be given more than once. By default all that can be drawn.",
            DefaultValueFactory = _ => [],
            AllowMultipleArgumentsPerToken = true,
        });
        var log = command.Option<bool>("--log", "Draws the loss so that each power of ten is equally long.");
        return command.Runs(run => RunAsync(run, run.Get(path), run.Get(output), run.Get(what), run.Get(log)));
    }

    private static async Task<int> RunAsync(CommandRun run, string path, string output, Chart[] what, bool isLogarithmic)
    {
        PictureFile.CheckPath(output);
        ModelLocation.RequireNoFolds(path);
        bool takesAll = what.Length == 0;
        var panels = new List<IDrawing>();
        if (takesAll || what.Contains(Chart.History))
            panels.AddRange(HistoryCharts.Create(RunHistory.Read(path), isLogarithmic));
        if (takesAll)
            panels.AddRange(await PossibleChartsAsync(run, path));
        else if (what.Any(chart => chart != Chart.History))
            panels.AddRange((await RunData.LoadAsync(run, path)).Charts(what.Contains(Chart.Boundary), what.Contains(Chart.Confusion), what.Contains(Chart.Predictions)));
        if (panels.Count == 0)
            throw new PlotException($"The run '{path}' has nothing to draw.");
        PictureFile.Write(output, new Figure(panels));
        run.Output.WriteLine($"wrote {output}");
        return ExitCode.Done;
    }

    /// <summary>The charts of the model, as far as they make sense for it. Where model or data are gone, the curves are still worth drawing.</summary>
    private static async Task<IEnumerable<IDrawing>> PossibleChartsAsync(CommandRun run, string path)
    {
        try
        {
            var data = await RunData.LoadAsync(run, path);
            bool hasClasses = data.Model.Classes.Count > 0;
            return data.Charts(hasClasses && ModelCharts.HasPlane(data.Model), hasClasses, !hasClasses);
        }
        catch (Exception exception) when (exception is FnnKitException or DataFileException or FileNotFoundException or DirectoryNotFoundException)
        {
            run.Error.WriteLine($"note: the picture shows the history alone: {exception.Message}");
            return [];
        }
    }
}
