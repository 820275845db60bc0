using System.CommandLine;
using System.Globalization;

namespace FnnKit.Cli;

/// <summary><c>fnn evaluate MODEL</c>: measures a model on the data of its run, or on a file: its loss, every metric that is for such targets, and each class.</summary>
internal static class EvaluateCommand
{
    public static Command Create()
    {
        var command = new CommandDeclaration("evaluate", "Measures a model on the data of its run, or on a file: loss, every metric that fits, and each class.");
        var model = command.ModelPath();
        var input = command.Option<string?>("--input", "A file with targets to measure on; by default the data of the run.", "FILE");
        var part = command.Option<DataPart?>("--part", "Which part of the run's data: Test, Validation, Training or All; by default the test part if there is one, and for a trial of a study the validation part.");
        var sets = command.Sets();
        var json = command.Json();
        return command.Runs(run => RunAsync(run, run.Get(model), run.Get(input), run.Get(part), run.Get(sets), run.Get(json)));
    }

    private static async Task<int> RunAsync(CommandRun run, string path, string? input, DataPart? part, string[] sets, bool json)
    {
        using var measured = await MeasuredSamples.LoadAsync(run, path, input, part, sets);
        var (location, model, setup, data, samples) = measured;
        foreach (string gap in FindGaps(model, data, samples))
            run.Error.WriteLine(gap);
        if (ModelMetrics.FindUnasked(model, setup, measured.Catalogue) is { Count: > 0 } unasked)
            run.Error.WriteLine($"note: metrics of plugins that the run does not use were not measured: {string.Join(", ", unasked.Select(metric => $"{metric.Plugin}:{metric.Name}"))}. Name them in 'Metrics' to measure them.");
        var metrics = ModelMetrics.Find(model, setup, measured.Catalogue);
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
            new EvaluationListing(run.Console).Write(values, MetricLabels.Create(metrics), string.Create(CultureInfo.InvariantCulture, $"{samples.Length:N0} ({measured.Name})"), classes);
        return ExitCode.Done;
    }

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
}
