using System.CommandLine;
using FnnKit.Formats;
using FnnKit.Plotting;

namespace FnnKit.Cli;

/// <summary><c>fnn plot RUN --output FILE</c>: draws the curves of a run, its decision boundary and its confusion matrix.</summary>
internal static class PlotCommand
{
    private enum Chart
    {
        History,
        Boundary,
        Confusion,
    }

    public static Command Create()
    {
        var run = new Argument<string>("run") { Description = "A run folder." };
        var output = new Option<string>("--output") { Description = "The picture to write, .svg or .png.", HelpName = "FILE", Required = true };
        var what = new Option<Chart[]>("--what")
        {
            Description = "What to draw: History, Boundary or Confusion; may be given more than once. By default all that can be drawn.",
            DefaultValueFactory = _ => [],
            AllowMultipleArgumentsPerToken = true,
        };
        var log = new Option<bool>("--log") { Description = "Draws the loss so that each power of ten is equally long." };
        var plugins = new PluginChoice.Options();
        var command = new Command("plot", "Draws the loss and metrics of a run, its decision boundary over two features, and its confusion matrix.")
        {
            run, output, what, log,
        };
        plugins.AddTo(command);
        command.SetAction((parsed, token) => ExitCode.Of(() => RunAsync(
            parsed.GetValue(run)!, parsed.GetValue(output)!, parsed.GetValue(what)!, parsed.GetValue(log), plugins.Read(parsed), token)));
        return command;
    }

    private static async Task<int> RunAsync(
        string run, string output, Chart[] what, bool isLogarithmic, PluginChoice plugins, CancellationToken cancellationToken)
    {
        PictureFile.CheckPath(output);
        ModelLocation.RequireNoFolds(run);
        bool takesAll = what.Length == 0;
        var panels = new List<IDrawing>();
        if (takesAll || what.Contains(Chart.History))
            panels.AddRange(HistoryCharts.Create(RunHistory.Read(run), isLogarithmic));
        if (takesAll)
            panels.AddRange(await PossibleChartsAsync(run, plugins, cancellationToken));
        else if (what.Any(chart => chart != Chart.History))
            panels.AddRange((await RunData.LoadAsync(run, plugins, cancellationToken)).Charts(what.Contains(Chart.Boundary), what.Contains(Chart.Confusion)));
        if (panels.Count == 0)
            throw new PlotException($"The run '{run}' has nothing to draw.");
        PictureFile.Write(output, new Figure(panels));
        Console.WriteLine($"wrote {output}");
        return ExitCode.Done;
    }

    /// <summary>The charts of the model, as far as they make sense for it. Where model or data are gone, the curves are still worth drawing.</summary>
    private static async Task<IEnumerable<IDrawing>> PossibleChartsAsync(string run, PluginChoice plugins, CancellationToken cancellationToken)
    {
        try
        {
            var data = await RunData.LoadAsync(run, plugins, cancellationToken);
            bool hasClasses = data.Model.Classes.Count > 0;
            return data.Charts(hasClasses && ModelCharts.HasPlane(data.Model), hasClasses);
        }
        catch (Exception exception) when (exception is FnnKitException or DataFileException or FileNotFoundException or DirectoryNotFoundException)
        {
            Console.Error.WriteLine($"note: the picture shows the history alone: {exception.Message}");
            return [];
        }
    }
}
