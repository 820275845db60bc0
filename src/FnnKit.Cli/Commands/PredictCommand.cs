using System.CommandLine;
using FnnKit.Formats;

namespace FnnKit.Cli;

/// <summary><c>fnn predict MODEL --input FILE</c>: predicts every sample of a file or of standard input, in its order, as it comes.</summary>
internal static class PredictCommand
{
    public static Command Create()
    {
        var model = Arguments.ModelPath();
        var input = new Option<string>("--input") { Description = "The file of samples, or - for CSV from standard input; it needs no targets. Blank lines of CSV are passed over: they get no prediction.", HelpName = "FILE", Required = true };
        var output = new Option<string?>("--output") { Description = "The file to write; by default standard output.", HelpName = "FILE" };
        var format = new Option<string?>("--format") { Description = "csv, jsonl or npy; by default what the ending of --output says, or csv.", HelpName = "FORMAT" };
        format.AcceptOnlyFromAmong(PredictionFormat.All);
        var probabilities = new Option<bool>("--probabilities") { Description = "Writes the probability of every class, not only of the likeliest." };
        var top = new Option<int?>("--top") { Description = "Writes the K likeliest classes with their probabilities.", HelpName = "K" };
        var plugins = new PluginChoice.Options();
        var command = new Command("predict", "Predicts every sample of a file, in its order: the class and its probability, or the numbers.")
        {
            model, input, output, format, probabilities, top,
        };
        plugins.AddTo(command);
        command.SetAction((parsed, token) => ExitCode.Of(() => RunAsync(
            new Request(parsed.GetValue(model)!, parsed.GetValue(input)!, parsed.GetValue(output), parsed.GetValue(format), parsed.GetValue(probabilities), parsed.GetValue(top)),
            plugins.Read(parsed),
            token)));
        return command;
    }

    private static async Task<int> RunAsync(Request request, PluginChoice plugins, CancellationToken cancellationToken)
    {
        var location = ModelLocation.Find(request.Model);
        if (request.Output is not null)
            OutputFile.Check(request.Output, request.Input, location.ModelPath, location.ConfigurationPath);
        using var workshop = CommandContext.OpenPlugins(location.ConfigurationPath, plugins);
        string format = PredictionFormat.Choose(request.Format, request.Output);
        var model = location.Load(workshop.Catalogue);
        var view = PredictionView.Create(model, request.Probabilities, request.Top);
        var loader = ModelInput.LoaderFor(request.Input, model, workshop.Catalogue);
        using var input = request.Input == ModelInput.Standard ? Console.OpenStandardInput() : null;
        using var samples = await loader.OpenAsync(new DataRequest(new RandomStream(0, "data"), model.Schema, input), cancellationToken);
        using var progress = new PredictionProgress(samples);
        if (request.Output is { } output)
            AtomicFile.Write(output, stream => Write(stream));
        else
            StandardOutput.Write(Write);
        progress.Finish(request.Output);
        return ExitCode.Done;

        void Write(Stream stream)
        {
            using var writer = PredictionFormat.Create(format, view, stream);
            Predict(request.Input, model, samples, outputs => { writer.Write(outputs); progress.Add(outputs.Length / model.OutputCount); }, cancellationToken);
            writer.Finish();
        }
    }

    private static void Predict(string input, Model model, ISampleReader samples, PredictionSink sink, CancellationToken cancellationToken)
    {
        try
        {
            model.Predict(samples, sink, cancellationToken);
        }
        catch (DataException exception) when (exception.Location is null)
        {
            // What the model has to say about a value does not know which file it stands in.
            throw new DataException($"{input}: {exception.Message}", exception) { Location = new(input) };
        }
    }

    private sealed record Request(string Model, string Input, string? Output, string? Format, bool Probabilities, int? Top);
}
