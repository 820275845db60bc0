using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;

namespace FnnKit.Cli;

/// <summary><c>fnn train [PATH]</c>: trains the network of a configuration and writes a run folder.</summary>
internal static class TrainCommand
{
    public static Command Create()
    {
        var command = new CommandDeclaration("train", "Trains the network that a configuration describes, and writes a run folder.");
        var path = command.ConfigurationPath();
        var output = command.Option<string?>("--output", "The folder to write the run to; by default runs/<name>-<time>.", "DIR");
        var resume = command.Option<bool>("--resume", "Continues the run folder PATH, or that of --output, from its newest checkpoint; with --output, a run that has not begun is started. The model is the same as without an interruption.");
        var folds = command.Option<int?>("--folds", "Cross-validates with K folds: trains K networks, each tested on a fold that the others learn from.", "K");
        var sets = command.Sets();
        return command.Runs(run => RunAsync(run, run.Get(path), [.. SetsOf(run.Get(folds), run.Get(resume)), .. run.Get(sets)], run.Get(output), run.Get(resume)));
    }

    private static async Task<int> RunAsync(CommandRun run, string path, string[] sets, string? output, bool resumes)
    {
        string? folder = output ?? (resumes ? path : null);
        if (resumes && output is null)
            RequireRun(path);
        using var context = run.Open(path, sets, services => services
            .AddTransient<ITrainingObserver>(_ => new MemberDisplays(run.Console))
            .AddTransient<ITrainingObserver, MemoryReturn>());
        var setup = context.ReadSetup();
        if (resumes && RunFolder.IsComplete(folder!, setup, context.Catalogue.Folders))
        {
            run.Output.WriteLine($"The run in '{folder}' is complete; there is nothing left to train.");
            return ExitCode.Done;
        }

        if (resumes && output is null && !CrossValidationFolder.IsOne(path))
            RequireCheckpoint(path);
        _ = folder is null ? context.Builder.StoreRunsIn("runs") : context.Builder.StoreRunIn(folder, resumes);
        using var interruption = run.Interruptible();
        return CrossValidation.IsWanted(setup)
            ? await ValidateAsync(run, context, interruption.Token)
            : await TrainAsync(run, context, setup, interruption.Token);
    }

    private static async Task<int> TrainAsync(CommandRun run, CommandContext context, TrainingSetup setup, CancellationToken cancellation)
    {
        var result = await context.Services.GetRequiredService<ITrainer>().TrainAsync(cancellation);
        int chosen = result.UnfinishedModel.Members.Count;
        if (setup.Ensemble is { } ensemble && chosen < ensemble.Members && result.StopReason != StopReason.Cancelled)
            run.Output.WriteLine($"{chosen} of {ensemble.Members} members chosen");
        Report(run.Output, result, MetricLabels.Create(setup.Metrics));
        return result.StopReason == StopReason.Cancelled ? ExitCode.Interrupted : ExitCode.Done;
    }

    private static async Task<int> ValidateAsync(CommandRun run, CommandContext context, CancellationToken cancellation)
    {
        var validator = context.Services.GetRequiredService<ICrossValidator>();
        try
        {
            var result = await validator.ValidateAsync(Show, cancellation);
            run.Output.WriteLine($"{Words.Count(result.Folds, "fold")}, mean and standard deviation:");
            foreach (var score in result.Scores)
                run.Output.WriteLine($"test {score.Name.Replace('_', ' ')}: {Words.Number(score.Mean)} ± {Words.Number(score.StandardDeviation)}");
            run.Output.WriteLine($"runs: {Relative(result.Location!)}");
            return ExitCode.Done;
        }
        catch (CrossValidationCanceledException exception)
        {
            if (exception.Location is { } location)
                run.Output.WriteLine($"interrupted; resume with: fnn train {Relative(location)} --resume");
            return ExitCode.Interrupted;
        }

        void Show(FoldResult fold)
            => run.Output.WriteLine($"fold {fold.Fold}: {string.Join(", ", fold.Test.Select(value => $"{value.Key.Replace('_', ' ')} {Words.Number(value.Value)}"))}");
    }

    /// <summary>The settings of a cross-validation: each fold is the test part in turn, so there is no other.</summary>
    private static string[] SetsOf(int? folds, bool resumes) => folds is null ? []
        : resumes ? throw new CheckpointException("--folds begins a cross-validation; leave it out with --resume, which goes on with the folds of the folder.")
        : [string.Create(CultureInfo.InvariantCulture, $"Data:Split:Folds={folds}"), "Data:Split:Test=0"];

    private static void RequireRun(string path)
    {
        if (!File.Exists(Path.Combine(path, "appsettings.json")))
            throw new CheckpointException($"'{path}' is not a run folder. Name the folder that 'fnn train' wrote, such as runs/digits-20260101-120000.");
    }

    /// <summary>A run that is named by its folder alone has begun: if it has no checkpoint, that is worth knowing before it starts from the beginning.</summary>
    private static void RequireCheckpoint(string path)
    {
        if (EnsembleFolder.IsOne(path) || new CheckpointFolder(Path.Combine(path, "checkpoints")).HasAny)
            return;
        throw new CheckpointException(RunEnding.Read(path)?.IsFinished == true
            ? $"The run in '{path}' has finished without a checkpoint, so it cannot be trained further."
            : $"'{path}' contains no checkpoint to resume from. A run saves checkpoints if 'Callbacks' has a callback that saves them, and when Ctrl+C interrupts it.");
    }

    private static void Report(TextWriter output, TrainingResult result, IReadOnlyDictionary<string, string> labels)
    {
        string end = result.StopReason switch
        {
            StopReason.Cancelled => "interrupted",
            StopReason.StoppedByCallback => $"stopped by {result.StoppedBy}{(result.StopMessage is { } reason ? $" ({reason})" : "")}",
            _ => "done",
        };
        string kept = result.WeightsOfStep == result.Steps ? "" : $", best weights of step {result.WeightsOfStep} kept";
        output.WriteLine($"{end} after {Words.Count(result.Epochs, "epoch")}, {Words.Count(result.Steps, "step")}{kept}");
        if (result.UnfinishedModel.Notes.Refit is { } refit)
            output.WriteLine($"final model trained on all {Words.Count(refit.Samples, "sample")} for {Words.Count(refit.Steps, "step")}");
        foreach (var (name, value) in result.Test)
        {
            string baseline = result.Baseline?.Values.TryGetValue(name, out double constant) is true ? $" ({result.Baseline.Prediction}: {Words.Number(constant)})" : "";
            output.WriteLine($"test {labels.GetValueOrDefault(name, name)}: {Words.Number(value)}{baseline}");
        }

        string folder = Relative(result.Location!);
        output.WriteLine($"run: {folder}");
        if (result.StopReason == StopReason.Cancelled)
            output.WriteLine($"resume with: fnn train {folder} --resume");
    }

    private static string Relative(string path) => Path.GetRelativePath(Directory.GetCurrentDirectory(), path);
}
