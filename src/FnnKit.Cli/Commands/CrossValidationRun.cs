using System.Globalization;

namespace FnnKit.Cli;

/// <summary>What <c>fnn train</c> does where the configuration asks for folds: a run for each, and mean and deviation of each metric.</summary>
internal static class CrossValidationRun
{
    public static async Task<int> RunAsync(CommandContext workshop, TrainingSetup setup, string path, bool resumes)
    {
        var validation = new CrossValidation(setup);
        var folder = new CrossValidationFolder(path);
        using var interruption = new Interruption();
        try
        {
            var scores = await validation.RunAsync(TrainAsync, interruption.Token);
            folder.Write(scores);
            Console.WriteLine($"{Words.Count(validation.Folds, "fold")}, mean and standard deviation:");
            foreach (var score in scores)
                Console.WriteLine($"test {score.Name.Replace('_', ' ')}: {Number(score.Mean)} +- {Number(score.StandardDeviation)}");
            Console.WriteLine($"runs: {Relative(path)}");
            return ExitCode.Done;
        }
        catch (OperationCanceledException)
        {
            Console.WriteLine($"interrupted; go on with: fnn train {Relative(path)} --resume");
            return ExitCode.Interrupted;
        }

        async Task<IReadOnlyDictionary<string, double>> TrainAsync(int fold, TrainingSetup ofFold)
        {
            if (resumes && folder.ReadTest(fold) is { } finished)
                return Said(fold, finished);
            using var run = new RunFolder(folder.PathOf(fold), ofFold, workshop.Catalogue.Records, workshop.Catalogue.Folders, resumes: resumes && HasCheckpoints(fold));
            using var display = TrainingDisplay.Create();
            // The first run checks everything before anything is written.
            IRunStore store = fold == 1 && !resumes ? new ReplacedRun(path, run, () => folder.Create(setup, workshop.Catalogue.Folders)) : run;
            try
            {
                var result = await new Trainer(ofFold, [display, new MemoryReturn()], resumeFrom: resumes && HasCheckpoints(fold) ? run.Checkpoints : null, store: store)
                    .TrainAsync(interruption.Token);
                display.Dispose();
                return result.StopReason == StopReason.Cancelled ? throw new OperationCanceledException() : Said(fold, result.Test);
            }
            catch (FnnKitException)
            {
                display.Dispose();
                throw;
            }
        }

        bool HasCheckpoints(int fold) => Directory.Exists(Path.Combine(folder.PathOf(fold), "checkpoints"));
    }

    private static IReadOnlyDictionary<string, double> Said(int fold, IReadOnlyDictionary<string, double> test)
    {
        Console.WriteLine($"fold {fold}: {string.Join(", ", test.Select(value => $"{value.Key.Replace('_', ' ')} {Number(value.Value)}"))}");
        return test;
    }

    private static string Relative(string path) => Path.GetRelativePath(Directory.GetCurrentDirectory(), path);

    private static string Number(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);
}
