using System.CommandLine;
using System.Globalization;
using System.Text.Json;

namespace FnnKit.Cli;

/// <summary><c>fnn evaluate MODEL</c>: measures a model on the data of its run, or on a file.</summary>
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
        var model = Arguments.ModelPath();
        var input = new Option<string?>("--input") { Description = "A file with targets to measure on; by default the data of the run.", HelpName = "FILE" };
        var part = new Option<Part?>("--part") { Description = "Which part of the run's data: Test, Validation, Training or All; by default the test part if there is one." };
        var sets = Arguments.Sets();
        var plugins = new PluginChoice.Options();
        var json = Arguments.Json();
        var command = new Command("evaluate", "Measures a model on the data of its run, or on a file.") { model, input, part, sets, json };
        plugins.AddTo(command);
        command.SetAction((parsed, token) => ExitCode.Of(() => RunAsync(
            parsed.GetValue(model)!, parsed.GetValue(input), parsed.GetValue(part), parsed.GetValue(sets)!, plugins.Read(parsed), parsed.GetValue(json), token)));
        return command;
    }

    private static async Task<int> RunAsync(
        string path, string? input, Part? part, string[] sets, PluginChoice plugins, bool json, CancellationToken cancellationToken)
    {
        var location = ModelLocation.Of(path);
        if (location.ConfigurationPath is null)
            throw new ModelException($"'{path}' is a model file by itself; to evaluate, name the run folder, whose appsettings.json says which loss and metrics to compute.");
        using var workshop = Workshop.Open(location.ConfigurationPath, sets, plugins);
        var setup = workshop.ReadSetup();
        var model = location.Load(workshop.Catalogue);
        var loader = input is null ? setup.Data.Loader! : ModelInput.LoaderFor(input, model, workshop.Catalogue);
        var data = await loader.LoadAsync(new DataRequest(new RandomStream((ulong)setup.Seed, "data"), model.Schema), cancellationToken);
        if (!data.HasTargets)
            throw new DataException($"'{input}' has no column '{model.Schema.Targets[0].Name}' to compare predictions with; use 'fnn predict' for data without targets.");
        int[] samples = input is null ? Choose(DataSplit.Create(data, setup.Data.Split, setup.Seed), part) : [];
        var values = model.Evaluate(data, samples, setup.Loss, setup.Metrics);
        int count = samples.Length == 0 ? data.Count : samples.Length;
        Write(values, count, json);
        return ExitCode.Done;
    }

    private static int[] Choose(DataSplit split, Part? part)
    {
        int[] all = [.. split.Training.Concat(split.Validation).Concat(split.Test).Order()];
        int[] chosen = part switch
        {
            Part.Test => split.Test,
            Part.Validation => split.Validation,
            Part.Training => split.Training,
            Part.All => all,
            _ => split.Test.Length > 0 ? split.Test : split.Validation.Length > 0 ? split.Validation : all,
        };
        return chosen.Length > 0 ? chosen : throw new DataException($"The run held back no {part.ToString()!.ToLowerInvariant()} part; its shares are set in 'Data:Split'.");
    }

    private static void Write(IReadOnlyDictionary<string, double> values, int samples, bool json)
    {
        if (json)
        {
            Console.WriteLine(JsonSerializer.Serialize(values.ToDictionary(value => value.Key, value => double.IsFinite(value.Value) ? (object)value.Value : null).Append(new("samples", samples)).ToDictionary()));
            return;
        }

        Console.WriteLine($"samples: {samples}");
        foreach (var (name, value) in values)
            Console.WriteLine($"{name.Replace('_', ' ')}: {value.ToString("0.######", CultureInfo.InvariantCulture)}");
    }
}
