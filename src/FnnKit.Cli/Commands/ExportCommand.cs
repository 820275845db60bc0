using System.CommandLine;

namespace FnnKit.Cli;

/// <summary><c>fnn export MODEL --format FORMAT --output FILE</c>: writes a model's weights for other programs.</summary>
internal static class ExportCommand
{
    private const string Npz = "npz", Safetensors = "safetensors";

    public static Command Create()
    {
        var model = Arguments.ModelPath();
        var format = new Option<string>("--format") { Description = "npz, which numpy.load reads, or safetensors.", HelpName = "FORMAT", Required = true };
        format.AcceptOnlyFromAmong(Npz, Safetensors);
        var output = new Option<string>("--output") { Description = "The file to write; one that is there is replaced.", HelpName = "FILE", Required = true };
        var plugins = new PluginChoice.Options();
        var command = new Command("export", "Writes the weights of a model, as arrays by parameter name, for other programs to read.") { model, format, output };
        plugins.AddTo(command);
        command.SetAction((parsed, _) => ExitCode.Of(() => Task.FromResult(Run(
            parsed.GetValue(model)!, parsed.GetValue(format)!, parsed.GetValue(output)!, plugins.Read(parsed)))));
        return command;
    }

    private static int Run(string path, string format, string output, PluginChoice plugins)
    {
        var location = ModelLocation.Of(path);
        using var workshop = Workshop.OpenPlugins(location.ConfigurationPath, plugins);
        var model = location.Load(workshop.Catalogue);
        if (format == Npz)
            WeightExport.ToNpz(model, output);
        else
            WeightExport.ToSafetensors(model, output);
        Console.WriteLine($"{model.Plan.Parameters.Count} arrays, {model.Plan.WeightCount:N0} numbers: {output}");
        return ExitCode.Done;
    }
}
