using System.CommandLine;
using System.Globalization;

namespace FnnKit.Cli;

/// <summary><c>fnn evaluate MODEL</c>: measures a model on the data of its run, or on a file: its loss, every metric that is for such targets, and each class.</summary>
internal static class EvaluateCommand
{
    private enum Part
    {
        Test,
        Validation,
        Training,
        All,
    }

    public static Command Create()
    {
        var command = new CommandDeclaration("evaluate", "Measures a model on the data of its run, or on a file: loss, every metric that fits, and each class.");
        var model = command.ModelPath();
        var input = command.Option<string?>("--input", "A file with targets to measure on; by default the data of the run.", "FILE");
        var part = command.Option<Part?>("--part", "Which part of the run's data: Test, Validation, Training or All; by default the test part if there is one, and for a trial of a study the validation part.");
        var sets = command.Sets();
        var json = command.Json();
        return command.Runs(run => RunAsync(run, run.Get(model), run.Get(input), run.Get(part), run.Get(sets), run.Get(json)));
    }

    private static async Task<int> RunAsync(CommandRun run, string path, string? input, Part? part, string[] sets, bool json)
    {
        if (input == ModelInput.Standard)
            throw new DataException("'fnn evaluate' does not read standard input, only files; write the samples to a file and name it with --input.");
        var location = ModelLocation.Find(path);
        if (location.ConfigurationPath is null && input is null)
            throw new ModelException($"'{path}' is a model file by itself, which does not know where its data lies; name a file of samples with --input, or a run folder.");
        using var context = location.ConfigurationPath is null ? run.OpenPlugins(null) : run.Open(location.ConfigurationPath, sets);
        var setup = context.Settings is null ? new TrainingSetup() : context.ReadSetup();
        var model = location.Load(context.Catalogue, run.Console);
        var parts = input is null ? await setup.Data.ReloadAsync(setup.Seed, model.Schema, run.Cancellation) : null;
        var data = parts?.Data ?? await LoadAsync(ModelInput.LoaderFor(input!, model, context, sets.Where(IsOfLoader)), DataSource.CreateRequest(setup.Seed, model.Schema), run.Cancellation);
        if (!data.HasTargets)
            throw new DataException($"'{input}' has no column '{model.Schema.Targets[0].Name}' to compare predictions with; use 'fnn predict' for data without targets.");
        var (samples, measured) = parts is not null ? Choose(parts.Split, part ?? (setup.Data.Split.MeasureTest ? null : Part.Validation)) : ([.. Enumerable.Range(0, data.Count)], input!);
        foreach (string gap in FindGaps(model, data, samples))
            run.Error.WriteLine(gap);
        if (ModelMetrics.FindUnasked(model, setup, context.Catalogue) is { Count: > 0 } unasked)
            run.Error.WriteLine($"note: metrics of plugins that the run does not use were not measured: {string.Join(", ", unasked.Select(metric => $"{metric.Plugin}:{metric.Name}"))}. Name them in 'Metrics' to measure them.");
        var metrics = ModelMetrics.Find(model, setup, context.Catalogue);
        var values = model.Evaluate(data, samples, setup.Loss, metrics);
        var classes = model.Classes.Count == 0 ? null : ConfusionMatrix.Compute(model, data, samples);
        if (input is null && model.Notes.Refit is not null)
        {
            var test = RunEnding.Read(Path.GetDirectoryName(location.ConfigurationPath)!)?.Test ?? new Dictionary<string, double>();
            string before = test.Count == 0 ? "" : $" Before that, the run measured its test part: {string.Join(", ", test.Select(value => string.Create(CultureInfo.InvariantCulture, $"{value.Key} {value.Value:G4}")))}.";
            run.Error.WriteLine($"warning: the final model was trained on all samples of the run ('Training:Refit'), so these values are too good.{before}");
        }

        if (json)
            new EvaluationListing(run.Console).WriteJson(values, samples.Length, classes);
        else
            new EvaluationListing(run.Console).Write(values, MetricLabels.Create(metrics), string.Create(CultureInfo.InvariantCulture, $"{samples.Length:N0} ({measured})"), classes);
        return ExitCode.Done;
    }

    private static Task<IDataSet> LoadAsync(IFileLoader loader, DataRequest request, CancellationToken cancellation)
        => ModelInput.ReadAsync(loader, () => DataSource.LoadAsync(loader, request, cancellation));

    private static IReadOnlyList<string> FindGaps(Model model, IDataSet data, int[] samples)
    {
        const int chunkSize = 256;
        var gaps = new ValueGaps(model.Schema);
        double[] columns = new double[chunkSize * model.FeatureCount], row = new double[model.FeatureCount];
        foreach (int[] chunk in samples.Chunk(chunkSize))
        {
            var x = new Matrix<double>(columns.AsSpan(0, chunk.Length * model.FeatureCount), model.FeatureCount, chunk.Length);
            data.Read(chunk, x, default);
            for (int sample = 0; sample < chunk.Length; sample++)
            {
                for (int i = 0; i < row.Length; i++)
                    row[i] = x[i, sample];
                gaps.Add(row);
            }
        }

        return gaps.Describe();
    }

    private static bool IsOfLoader(string set)
        => set.StartsWith("Data:Loader:", StringComparison.OrdinalIgnoreCase) || set.StartsWith("FnnKit:Data:Loader:", StringComparison.OrdinalIgnoreCase);

    private static (int[] Samples, string Name) Choose(DataSplit split, Part? part)
    {
        var chosen = part ?? (split.Test.Length > 0 ? Part.Test : split.Validation.Length > 0 ? Part.Validation : Part.All);
        int[] samples = chosen switch
        {
            Part.Test => split.Test,
            Part.Validation => split.Validation,
            Part.Training => split.Training,
            _ => [.. split.Training.Concat(split.Validation).Concat(split.Test).Order()],
        };
        string name = chosen == Part.All ? "all samples" : $"{chosen.ToString().ToLowerInvariant()} part";
        return samples.Length > 0 ? (samples, name) : throw new DataException($"The run held back no {name}; its shares are set in 'Data:Split'.");
    }
}
