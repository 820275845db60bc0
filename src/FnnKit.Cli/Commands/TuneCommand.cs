using System.CommandLine;
using System.Globalization;
using FnnKit.Plotting;
using Microsoft.Extensions.DependencyInjection;

namespace FnnKit.Cli;

/// <summary><c>fnn tune [PATH]</c>: searches for the best settings of a configuration, or works on a study that has begun.</summary>
internal static class TuneCommand
{
    public static Command Create()
    {
        var command = new CommandDeclaration("tune", "Searches for the best settings, as the section 'Tune' of a configuration says. Started again, or elsewhere with the folder of the study, it continues.");
        var path = command.Add(new Argument<string>("path")
        {
            Description = "A configuration file, a folder that holds appsettings.json, or the folder of a study to work on.",
            DefaultValueFactory = _ => ".",
        });
        var output = command.Option<string?>("--output", "The folder of the study; by default studies/<name>.", "DIR");
        var workers = command.Option<int?>("--workers", "How many trials to train at a time; the study is the same whatever it is.", "N");
        var retrain = command.Option<bool>("--retrain", "Trains the winner once more, on the training and validation parts together.");
        var sets = command.Sets();
        var json = command.Json();
        return command.Runs(run => RunAsync(run, run.Get(path), run.Get(output), SetsOf(run.Get(workers), run.Get(sets)), run.Get(retrain), run.Get(json)));
    }

    private static string[] SetsOf(int? workers, string[] sets)
        => workers is null ? sets : [string.Create(CultureInfo.InvariantCulture, $"Tune:Workers={workers}"), .. sets];

    private static async Task<int> RunAsync(CommandRun run, string path, string? output, string[] sets, bool retrains, bool json)
    {
        bool isStudy = Directory.Exists(path) && StudyFolder.IsOne(path);
        if (isStudy && output is not null)
            throw new StudyException($"'{path}' is the folder of a study, which is continued there. Leave out --output, or name the configuration.");
        string folder = output ?? (isStudy ? path : DefaultOutput(path));
        using var display = StudyDisplay.Create(run.Console);
        using var context = run.Open(path, sets, services => services.AddSingleton<IStudyObserver>(display));
        context.Builder.StoreStudyIn(folder, retrains);
        using var interruption = run.Interruptible();
        StudyResult result;
        try
        {
            result = await context.Services.GetRequiredService<ITuner>().TuneAsync(interruption.Token);
        }
        catch (OperationCanceledException)
        {
            display.Dispose();
            run.Output.WriteLine($"interrupted; continue with: fnn tune {Path.GetRelativePath(Directory.GetCurrentDirectory(), folder)}");
            return ExitCode.Interrupted;
        }

        display.Dispose();
        if (json)
            new StudyListing(run.Console).WriteJson(result);
        else
            new StudyListing(run.Console).Write(result);
        if (result.Best is null)
        {
            run.Error.WriteLine($"error: all trials failed. The first one: {(result.Trials.Count > 0 ? result.Trials[0].Reason : "none was made before the time ran out")}");
            return ExitCode.RunFailed;
        }

        WritePictures(result);
        run.Error.WriteLine($"pictures: {Path.GetRelativePath(Directory.GetCurrentDirectory(), Path.Combine(result.Folder, "history.svg"))}, parallel.svg, slices.svg, size.svg");
        return ExitCode.Done;
    }

    private static void WritePictures(StudyResult result)
    {
        PictureFile.Write(Path.Combine(result.Folder, "history.svg"), StudyCharts.History(result));
        PictureFile.Write(Path.Combine(result.Folder, "parallel.svg"), StudyCharts.Parallel(result));
        PictureFile.Write(Path.Combine(result.Folder, "slices.svg"), StudyCharts.Slices(result));
        PictureFile.Write(Path.Combine(result.Folder, "size.svg"), StudyCharts.Size(result));
    }

    /// <summary><c>studies/name</c>, so that the same command started again continues the study.</summary>
    private static string DefaultOutput(string path)
    {
        string file = SettingSources.Locate(path), stem = Path.GetFileNameWithoutExtension(file);
        return Path.Combine("studies", stem == "appsettings" ? Path.GetFileName(Path.GetDirectoryName(file)!) : stem);
    }
}
