using System.Globalization;

namespace FnnKit.Cli;

/// <summary>What <c>fnn train</c> does where the configuration asks for folds: a run for each, and mean and deviation of each metric.</summary>
internal static class CrossValidationRun
{
    public static async Task<int> RunAsync(CommandRun run, CommandContext context, TrainingSetup setup, string path, bool resumes)
    {
        var validation = new CrossValidation(setup);
        using var folder = new CrossValidationFolder(path);
        if (resumes)
            folder.Resume(setup, context.Catalogue.Folders);
        using var interruption = run.Interruptible();
        try
        {
            var scores = await validation.RunAsync(TrainAsync, interruption.Token);
            folder.Write(scores);
            run.Output.WriteLine($"{Words.Count(validation.Folds, "fold")}, mean and standard deviation:");
            foreach (var score in scores)
                run.Output.WriteLine($"test {score.Name.Replace('_', ' ')}: {Number(score.Mean)} +- {Number(score.StandardDeviation)}");
            run.Output.WriteLine($"runs: {Relative(path)}");
            return ExitCode.Done;
        }
        catch (OperationCanceledException)
        {
            run.Output.WriteLine($"interrupted; resume with: fnn train {Relative(path)} --resume");
            return ExitCode.Interrupted;
        }

        async Task<IReadOnlyDictionary<string, double>> TrainAsync(int fold, TrainingSetup ofFold)
        {
            if (resumes && folder.ReadTest(fold) is { } finished)
                return Show(fold, finished);
            bool continues = resumes && (EnsembleFolder.IsOne(folder.PathOf(fold)) || new CheckpointFolder(Path.Combine(folder.PathOf(fold), "checkpoints")).HasAny);
            using var store = new RunFolder(folder.PathOf(fold), ofFold, context.Catalogue.Records, context.Catalogue.Folders, resumes: continues);
            bool hasMembers = EnsembleTrainer.IsWanted(ofFold);
            using var display = hasMembers ? null : TrainingDisplay.Create(run.Console);
            using var displays = hasMembers ? new MemberDisplays(run.Console) : null;
            // The first run checks everything before anything is written.
            IRunStore saved = fold == 1 && !resumes ? new ReplacedRun(run.Error, path, store, () => folder.Create(setup, context.Catalogue.Folders)) : store;
            try
            {
                ITrainer trainer = hasMembers
                    ? new EnsembleTrainer(
                        ofFold, context.Catalogue, [displays!, new MemoryReturn()], store: saved, folder: new EnsembleFolder(() => store.Path, context.Catalogue.Records, context.Catalogue.Folders))
                    : new Trainer(ofFold, [display!, new MemoryReturn()], resumeFrom: continues ? store.Checkpoints : null, store: saved);
                var result = await trainer.TrainAsync(interruption.Token);
                display?.Dispose();
                displays?.Dispose();
                return result.StopReason == StopReason.Cancelled ? throw new OperationCanceledException() : Show(fold, result.Test);
            }
            catch (FnnKitException)
            {
                display?.Dispose();
                displays?.Dispose();
                throw;
            }
        }

        IReadOnlyDictionary<string, double> Show(int fold, IReadOnlyDictionary<string, double> test)
        {
            run.Output.WriteLine($"fold {fold}: {string.Join(", ", test.Select(value => $"{value.Key.Replace('_', ' ')} {Number(value.Value)}"))}");
            return test;
        }
    }

    private static string Relative(string path) => Path.GetRelativePath(Directory.GetCurrentDirectory(), path);

    private static string Number(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);
}
