using System.CommandLine;
using System.Globalization;

namespace FnnKit.Cli;

/// <summary><c>fnn train [PATH]</c>: trains the network of a configuration and writes a run folder.</summary>
internal static class TrainCommand
{
    public static Command Create()
    {
        var command = new CommandDeclaration("train", "Trains the network that a configuration describes, and writes a run folder.");
        var path = command.ConfigurationPath();
        var output = command.Option<string?>("--output", "The folder to write the run to; by default runs/<name>-<time>.", "DIR");
        var resume = command.Option<bool>("--resume", "Goes on with the run folder PATH from its newest checkpoint; the model is the same as if it had never been interrupted.");
        var folds = command.Option<int?>("--folds", "Cross-validates with K folds: trains K networks, each tested on a fold that the others learn from.", "K");
        var sets = command.Sets();
        return command.Runs(run =>
        {
            string configuration = run.Get(path);
            bool resumes = run.Get(resume);
            string? named = resumes ? RunFolderOf(configuration, run.Get(sets).Length > 0) : run.Get(output);
            return RunAsync(run, configuration, [.. SetsOf(run.Get(folds), resumes), .. run.Get(sets)], named, resumes);
        });
    }

    private static async Task<int> RunAsync(CommandRun run, string path, string[] sets, string? folder, bool resumes)
    {
        using var context = run.Open(path, sets);
        var setup = context.ReadSetup();
        if (CrossValidation.IsWanted(setup))
            return await CrossValidationRun.RunAsync(run, context, setup, folder ?? DefaultOutput(path), resumes);
        using var store = new RunFolder(
            folder ?? DefaultOutput(path), setup, context.Catalogue.Records, context.Catalogue.Folders, resumes: resumes, isNew: folder is null);
        using var interruption = run.Interruptible();
        // A folder that is named may hold a run already; one that is not is new.
        IRunStore saved = resumes || folder is null ? store : new ReplacedRun(run.Error, folder, store);
        if (EnsembleTrainer.IsWanted(setup))
            return await TrainMembersAsync(run, context, setup, saved, store, interruption.Token);
        using var display = TrainingDisplay.Create(run.Console);
        try
        {
            var result = await new Trainer(setup, [display, new MemoryReturn()], resumeFrom: resumes ? store.Checkpoints : null, store: saved)
                .TrainAsync(interruption.Token);
            display.Dispose();
            Report(run.Output, result, store);
            return result.StopReason == StopReason.Cancelled ? ExitCode.Interrupted : ExitCode.Done;
        }
        catch (FnnKitException)
        {
            display.Dispose();
            throw;
        }
    }

    private static async Task<int> TrainMembersAsync(CommandRun run, CommandContext context, TrainingSetup setup, IRunStore saved, RunFolder store, CancellationToken cancellation)
    {
        using var displays = new MemberDisplays(run.Console);
        var members = new EnsembleFolder(() => store.Path, context.Catalogue.Records, context.Catalogue.Folders);
        var result = await new EnsembleTrainer(setup, context.Catalogue, [displays, new MemoryReturn()], store: saved, folder: members).TrainAsync(cancellation);
        displays.Dispose();
        if (result.Model.Members.Count < setup.Ensemble!.Members && result.StopReason != StopReason.Cancelled)
            run.Output.WriteLine($"{result.Model.Members.Count} of {setup.Ensemble.Members} members chosen");
        Report(run.Output, result, store);
        return result.StopReason == StopReason.Cancelled ? ExitCode.Interrupted : ExitCode.Done;
    }

    /// <summary>The settings of a cross-validation: each fold is the test part in turn, so there is no other.</summary>
    private static string[] SetsOf(int? folds, bool resumes) => folds is null ? []
        : resumes ? throw new CheckpointException("--folds begins a cross-validation; leave it out with --resume, which goes on with the folds of the folder.")
        : [string.Create(CultureInfo.InvariantCulture, $"Data:Split:Folds={folds}"), "Data:Split:Test=0"];

    /// <summary>Returns the folder to resume. A finished run is resumed only if settings are given, such as more epochs.</summary>
    private static string RunFolderOf(string path, bool isChanged)
    {
        if (!File.Exists(Path.Combine(path, "appsettings.json")))
            throw new CheckpointException($"'{path}' is not a run folder. Name the folder that 'fnn train' wrote, such as runs/digits-20260101-120000.");
        bool hasFinished = RunEnding.Read(path)?.IsFinished ?? false;
        if (CrossValidationFolder.IsOne(path) || (EnsembleFolder.IsOne(path) && !hasFinished) || (new CheckpointFolder(Path.Combine(path, "checkpoints")).HasAny && (isChanged || !hasFinished)))
            return path;
        throw new CheckpointException(hasFinished || File.Exists(Path.Combine(path, "model.safetensors"))
            ? $"The run in '{path}' has finished; there is nothing to resume."
            : $"'{path}' contains no checkpoint to resume from. A run saves checkpoints if 'Callbacks' has a callback that saves them, and when Ctrl+C interrupts it.");
    }

    private static void Report(TextWriter output, TrainingResult result, RunFolder store)
    {
        string end = result.StopReason switch
        {
            StopReason.Cancelled => "interrupted",
            StopReason.StoppedByCallback => $"stopped by {result.StoppedBy}",
            _ => "done",
        };
        string kept = result.WeightsOfStep == result.Steps ? "" : $", best weights of step {result.WeightsOfStep} kept";
        output.WriteLine($"{end} after {Words.Count(result.Epochs, "epoch")}, {Words.Count(result.Steps, "step")}{kept}");
        if (result.Model.Notes.Refit is { } refit)
            output.WriteLine($"final model trained on all {Words.Count(refit.Samples, "sample")} for {Words.Count(refit.Steps, "step")}");
        foreach (var (name, value) in result.Test)
        {
            string baseline = result.Baseline?.Values.TryGetValue(name, out double constant) is true ? $" ({result.Baseline.Prediction}: {Short(constant)})" : "";
            output.WriteLine($"test {name.Replace('_', ' ')}: {Short(value)}{baseline}");
        }

        string folder = Path.GetRelativePath(Directory.GetCurrentDirectory(), store.Path);
        output.WriteLine($"run: {folder}");
        if (result.StopReason == StopReason.Cancelled)
            output.WriteLine($"resume with: fnn train {folder} --resume");
    }

    private static string Short(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);

    /// <summary><c>runs/name-time</c>; the run folder adds a number where another run has taken that name.</summary>
    private static string DefaultOutput(string path)
    {
        string file = SettingSources.Locate(path);
        string stem = Path.GetFileNameWithoutExtension(file);
        string name = stem == "appsettings" ? Path.GetFileName(Path.GetDirectoryName(file)!) : stem;
        return Path.Combine("runs", $"{name}-{TimeProvider.System.GetLocalNow().ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture)}");
    }
}
