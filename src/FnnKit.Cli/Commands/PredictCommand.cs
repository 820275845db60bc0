using System.CommandLine;
using FnnKit.Formats;

namespace FnnKit.Cli;

/// <summary><c>fnn predict MODEL --input FILE</c>: predicts every sample of a file, in its order.</summary>
internal static class PredictCommand
{
    private const int ChunkSize = 1024;

    public static Command Create()
    {
        var model = Arguments.ModelPath();
        var input = new Option<string>("--input") { Description = "The file of samples; it needs no targets.", HelpName = "FILE", Required = true };
        var output = new Option<string?>("--output") { Description = "The CSV file to write; by default standard output.", HelpName = "FILE" };
        var plugins = new PluginChoice.Options();
        var command = new Command("predict", "Predicts every sample of a file, in its order: the class and its probabilities, or the numbers.") { model, input, output };
        plugins.AddTo(command);
        command.SetAction((parsed, token) => ExitCode.Of(() => RunAsync(
            parsed.GetValue(model)!, parsed.GetValue(input)!, parsed.GetValue(output), plugins.Read(parsed), token)));
        return command;
    }

    private static async Task<int> RunAsync(string path, string input, string? output, PluginChoice plugins, CancellationToken cancellationToken)
    {
        var location = ModelLocation.Of(path);
        using var workshop = Workshop.OpenPlugins(location.ConfigurationPath, plugins);
        var model = Model.Load(location.ModelPath, workshop.Catalogue);
        var loader = ModelInput.LoaderFor(input, model, workshop.Catalogue);
        var data = await loader.LoadAsync(new DataRequest(new RandomStream(0, "data"), model.Schema), cancellationToken);
        if (output is null)
        {
            using var standard = Console.OpenStandardOutput();
            Write(model, data, standard, cancellationToken);
        }
        else
        {
            AtomicFile.Write(output, stream => Write(model, data, stream, cancellationToken));
            Console.WriteLine($"wrote {output}: {Words.Count(data.Count, "prediction")}");
        }

        return ExitCode.Done;
    }

    private static void Write(Model model, IDataSet data, Stream stream, CancellationToken cancellationToken)
    {
        using var writer = new StreamWriter(stream, leaveOpen: true) { NewLine = "\n" };
        var table = new PredictionTable(model);
        writer.WriteLine(table.Header);
        double[] columns = new double[ChunkSize * model.FeatureCount], rows = new double[ChunkSize * model.FeatureCount], outputs = new double[ChunkSize * model.OutputCount];
        for (int start = 0; start < data.Count; start += ChunkSize)
        {
            cancellationToken.ThrowIfCancellationRequested();
            int count = Math.Min(ChunkSize, data.Count - start);
            var x = new Matrix<double>(columns, model.FeatureCount, count);
            data.Read([.. Enumerable.Range(start, count)], x, default);
            for (int feature = 0; feature < model.FeatureCount; feature++)
            {
                for (int i = 0; i < count; i++)
                {
                    if (double.IsInfinity(x[feature, i]))
                        throw new DataException($"Column '{model.Schema.Features[feature].Name}' is {x[feature, i]} in sample {start + i + 1}; every value must be a finite number.");
                    rows[(i * model.FeatureCount) + feature] = x[feature, i];
                }
            }

            model.Predict(rows.AsSpan(0, count * model.FeatureCount), outputs.AsSpan());
            int bad = Array.FindIndex(outputs, 0, count * model.OutputCount, value => !double.IsFinite(value));
            if (bad >= 0)
                throw Unpredictable(model, x, bad / model.OutputCount, start, outputs[bad]);
            for (int i = 0; i < count; i++)
                writer.WriteLine(table.Row(outputs.AsSpan(i * model.OutputCount, model.OutputCount)));
        }
    }

    private static DataException Unpredictable(Model model, Matrix<double> x, int sample, int start, double prediction)
    {
        for (int feature = 0; feature < x.Rows; feature++)
        {
            if (double.IsNaN(x[feature, sample]))
                return new($"Column '{model.Schema.Features[feature].Name}' is missing in sample {start + sample + 1}, which the model cannot do without; fill it in, or train with the transform 'impute'.");
        }

        return new($"The prediction for sample {start + sample + 1} is {prediction}: its features are far outside of what the model was trained on.");
    }
}
