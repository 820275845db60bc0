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
                run.Output.WriteLine($"test {score.Name.Replace('_', ' ')}: {Words.Number(score.Mean)} ± {Words.Number(score.StandardDeviation)}");
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
            bool continues = resumes && new CheckpointFolder(Path.Combine(folder.PathOf(fold), "checkpoints")).HasAny;
            using var store = new RunFolder(folder.PathOf(fold), ofFold, context.Catalogue.Records, context.Catalogue.Folders, resumes: continues);
            using var display = TrainingDisplay.Create(run.Console);
            // The first run checks everything before anything is written.
            IRunStore saved = fold == 1 && !resumes ? new ReplacedRun(run.Error, path, store, () => folder.Create(setup, context.Catalogue.Folders)) : store;
            try
            {
                var result = await new Trainer(ofFold, [display, new MemoryReturn()], resumeFrom: continues ? store.Checkpoints : null, store: saved)
                    .TrainAsync(interruption.Token);
                display.Dispose();
                return result.StopReason == StopReason.Cancelled ? throw new OperationCanceledException() : Show(fold, result.Test);
            }
            catch (FnnKitException)
            {
                display.Dispose();
                throw;
            }
        }

        IReadOnlyDictionary<string, double> Show(int fold, IReadOnlyDictionary<string, double> test)
        {
            run.Output.WriteLine($"fold {fold}: {string.Join(", ", test.Select(value => $"{value.Key.Replace('_', ' ')} {Words.Number(value.Value)}"))}");
            return test;
        }
    }

    private static string Relative(string path) => Path.GetRelativePath(Directory.GetCurrentDirectory(), path);
}
