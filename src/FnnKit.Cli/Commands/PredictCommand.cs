using System.CommandLine;
using FnnKit.Formats;

namespace FnnKit.Cli;

/// <summary><c>fnn predict MODEL --input FILE</c>: predicts every sample of a file or of standard input, in its order, as it comes.</summary>
internal static class PredictCommand
{
    public static Command Create()
    {
        var command = new CommandDeclaration("predict", "Predicts every sample of a file, in its order: the class and its probability, or the numbers.");
        var model = command.ModelPath();
        var input = command.Required<string>(
            "--input", "The file of samples, or - for standard input (CSV, unless the model was trained with another loader that reads streams); it needs no targets. Blank lines of CSV are passed over: they get no prediction.", "FILE");
        var output = command.Option<string?>("--output", "The file to write; by default standard output.", "FILE");
        var format = command.Option<string?>("--format", "csv, jsonl or npy; by default what the ending of --output says, which may also be one that a data loader writes, or csv.", "FORMAT");
        format.AcceptOnlyFromAmong(PredictionFormat.All);
        var probabilities = command.Option<bool>("--probabilities", "Writes the probability of every class, not only of the likeliest.");
        var top = command.Option<int?>("--top", "Writes the K likeliest classes with their probabilities.", "K");
        var keep = command.Option<string[]>("--keep", "Writes columns of the input before the predictions, such as an identifier; may be given more than once.", "COLUMN", []);
        keep.AllowMultipleArgumentsPerToken = true;
        var sets = command.Add(new Option<string[]>("--set")
        {
            Description = "Sets an option of the data loader for a file that is written in another way than the training data, such as Data:Loader:Delimiter=; or Data:Loader:Header=false.",
            HelpName = "KEY=VALUE",
            DefaultValueFactory = _ => [],
        });
        return command.Runs(run => RunAsync(
            run, new Request(run.Get(model), run.Get(input), run.Get(output), run.Get(format), run.Get(probabilities), run.Get(top), run.Get(keep), run.Get(sets))));
    }

    private static async Task<int> RunAsync(CommandRun run, Request request)
    {
        var location = ModelLocation.Find(request.Model);
        if (request.Output is not null)
            OutputFile.Check(request.Output, request.Input, location.ModelPath, location.ConfigurationPath);
        using var context = run.OpenPlugins(location.ConfigurationPath);
        string format = PredictionFormat.Choose(request.Format, request.Output, context.Catalogue, out var table);
        var model = location.Load(context.Catalogue, run.Console);
        var view = PredictionView.Create(model, request.Probabilities, request.Top);
        var loader = ModelInput.LoaderFor(request.Input, model, context, request.Sets);
        return await ModelInput.ReadAsync(loader, () => PredictAsync(run, request, model, view, loader, format, table));
    }

    private static async Task<int> PredictAsync(CommandRun run, Request request, Model model, PredictionView view, IFileLoader loader, string format, ITableFormat? table)
    {
        using var input = request.Input == ModelInput.Standard ? run.Console.OpenInput() : null;
        var gaps = new ValueGaps(model.Schema);
        var opened = await DataSource.OpenAsync(loader, DataSource.CreateRequest(0, model.Schema, input) with { Kept = request.Kept }, run.Cancellation);
        using var samples = new GapCountingReader(opened, gaps);
        if (request.Kept.Length > 0)
            view = view with { Kept = new KeptColumns(request.Kept, opened, format) };
        using var progress = new PredictionProgress(run.Console, samples);
        if (request.Output is { } output)
            AtomicFile.Write(output, stream => Write(stream));
        else
            run.Console.WriteBytes(Write);
        progress.Finish(request.Output);
        foreach (string gap in gaps.Describe())
            run.Error.WriteLine(gap);
        return ExitCode.Done;

        void Write(Stream stream)
        {
            using var writer = PredictionFormat.Create(format, table, view, stream);
            Predict(request.Input, model, samples, outputs => { writer.Write(outputs); progress.Add(outputs.Length / model.OutputCount); }, run.Cancellation);
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

    private sealed record Request(string Model, string Input, string? Output, string? Format, bool Probabilities, int? Top, string[] Kept, string[] Sets);
}
