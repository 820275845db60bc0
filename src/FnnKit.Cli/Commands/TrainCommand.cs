using System.CommandLine;
using System.Globalization;

namespace FnnKit.Cli;

/// <summary><c>fnn train [PATH]</c>: trains the network of a configuration and writes a run folder.</summary>
internal static class TrainCommand
{
    public static Command Create()
    {
        var path = Arguments.ConfigurationPath();
        var output = new Option<string?>("--output") { Description = "The folder to write the run to; by default runs/<name>-<time>.", HelpName = "DIR" };
        var resume = new Option<bool>("--resume") { Description = "Goes on with the run folder PATH from its newest checkpoint; the model is the same as if it had never been interrupted." };
        var sets = Arguments.Sets();
        var plugins = new PluginChoice.Options();
        var command = new Command("train", "Trains the network that a configuration describes, and writes a run folder.") { path, output, resume, sets };
        plugins.AddTo(command);
        command.SetAction((parsed, _) => ExitCode.Of(() =>
        {
            string configuration = parsed.GetValue(path)!;
            bool resumes = parsed.GetValue(resume);
            string? named = resumes ? RunFolderOf(configuration, parsed.GetValue(sets)!.Length > 0) : parsed.GetValue(output);
            return RunAsync(configuration, named, resumes, parsed.GetValue(sets)!, plugins.Read(parsed));
        }));
        return command;
    }

    private static async Task<int> RunAsync(string path, string? folder, bool resumes, string[] sets, PluginChoice plugins)
    {
        using var workshop = CommandContext.Open(path, sets, plugins);
        var setup = workshop.ReadSetup();
        if (CrossValidation.IsWanted(setup))
            return await CrossValidationRun.RunAsync(workshop, setup, folder ?? DefaultOutput(path), resumes);
        using var run = new RunFolder(
            folder ?? DefaultOutput(path), setup, workshop.Catalogue.Records, workshop.Catalogue.Folders, resumes: resumes, isNew: folder is null);
        using var interruption = new Interruption();
        using var display = TrainingDisplay.Create();
        try
        {
            // A folder that is named may hold a run already; one that is not is new.
            IRunStore store = resumes || folder is null ? run : new ReplacedRun(folder, run);
            var result = await new Trainer(setup, [display, new MemoryReturn()], resumeFrom: resumes ? run.Checkpoints : null, store: store).TrainAsync(interruption.Token);
            display.Dispose();
            Report(result, run);
            return result.StopReason == StopReason.Cancelled ? ExitCode.Interrupted : ExitCode.Done;
        }
        catch (FnnKitException)
        {
            display.Dispose();
            throw;
        }
    }

    /// <summary>The folder to go on with. A run that is known to have finished only goes on where settings are given, such as more epochs.</summary>
    private static string RunFolderOf(string path, bool isChanged)
    {
        if (!File.Exists(Path.Combine(path, "appsettings.json")))
            throw new CheckpointException($"'{path}' is no run folder; name the folder that 'fnn train' wrote, such as runs/digits-20260101-120000.");
        bool hasFinished = RunEnding.Read(path)?.IsFinished ?? false;
        if (CrossValidationFolder.IsOne(path) || (Directory.Exists(Path.Combine(path, "checkpoints")) && (isChanged || !hasFinished)))
            return path;
        throw new CheckpointException(hasFinished || File.Exists(Path.Combine(path, "model.safetensors"))
            ? $"The run in '{path}' has finished; there is nothing to resume."
            : $"'{path}' holds no checkpoints to go on from; a run makes them where 'Callbacks' has 'checkpoint', and when it is interrupted by Ctrl+C.");
    }

    private static void Report(TrainingResult result, RunFolder run)
    {
        string end = result.StopReason switch
        {
            StopReason.Cancelled => "interrupted",
            StopReason.StoppedByCallback => $"stopped by {result.StoppedBy}",
            _ => "done",
        };
        string kept = result.WeightsOfStep == result.Steps ? "" : $", best weights of step {result.WeightsOfStep} kept";
        Console.WriteLine($"{end} after {Words.Count(result.Epochs, "epoch")}, {Words.Count(result.Steps, "step")}{kept}");
        foreach (var (name, value) in result.Test)
            Console.WriteLine($"test {name.Replace('_', ' ')}: {value.ToString("0.####", CultureInfo.InvariantCulture)}");
        string folder = Path.GetRelativePath(Directory.GetCurrentDirectory(), run.Path);
        Console.WriteLine($"run: {folder}");
        if (result.StopReason == StopReason.Cancelled)
            Console.WriteLine($"go on with: fnn train {folder} --resume");
    }

    /// <summary><c>runs/name-time</c>; the run folder adds a number where another run has taken that name.</summary>
    private static string DefaultOutput(string path)
    {
        string file = SettingSources.Locate(path);
        string stem = Path.GetFileNameWithoutExtension(file);
        string name = stem == "appsettings" ? Path.GetFileName(Path.GetDirectoryName(file)!) : stem;
        return Path.Combine("runs", $"{name}-{DateTime.Now.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture)}");
    }
}
