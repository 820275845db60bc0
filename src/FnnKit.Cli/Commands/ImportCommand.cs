using System.CommandLine;

namespace FnnKit.Cli;

/// <summary><c>fnn import PATH --weights FILE --output FILE</c>: makes a model of weights that were trained elsewhere.</summary>
internal static class ImportCommand
{
    public static Command Create()
    {
        var path = Arguments.ConfigurationPath();
        var weights = new Option<string>("--weights") { Description = "The weights: an .npz or .safetensors file.", HelpName = "FILE", Required = true };
        var map = new Option<string?>("--map")
        {
            Description = "How its arrays are named: pytorch (0.weight), keras (dense/kernel), or a JSON file of names; by default as fnn export names them.",
            HelpName = "pytorch|keras|FILE",
        };
        var output = new Option<string>("--output") { Description = "The model file to write; one that is there is replaced.", HelpName = "FILE", Required = true };
        var sets = Arguments.Sets();
        var plugins = new PluginChoice.Options();
        var command = new Command("import", "Makes a model of a configuration and of weights that were trained elsewhere.") { path, weights, map, output, sets };
        plugins.AddTo(command);
        command.SetAction((parsed, token) => ExitCode.Of(() => RunAsync(
            (parsed.GetValue(path)!, parsed.GetValue(sets)!), parsed.GetValue(weights)!, parsed.GetValue(map), parsed.GetValue(output)!, plugins.Read(parsed), token)));
        return command;
    }

    private static async Task<int> RunAsync(
        (string Path, string[] Sets) configuration, string weights, string? map, string output, PluginChoice plugins, CancellationToken cancellationToken)
    {
        OutputFile.Check(output, weights, map, SettingSources.Locate(configuration.Path));
        OutputFile.CheckEnding(output, "safetensors", "npz", "onnx", "npy");
        using var workshop = CommandContext.Open(configuration.Path, configuration.Sets, plugins);
        if (map is not (null or ModelImport.PyTorch or ModelImport.Keras) && !File.Exists(map))
            throw new FileNotFoundException($"'--map' is '{map}', but must be '{ModelImport.PyTorch}', '{ModelImport.Keras}' or a file of names, and there is no such file.", map);
        var model = await ModelImport.FromWeightsAsync(workshop.ReadSetup(), weights, map, cancellationToken);
        model.Save(output);
        Console.WriteLine($"{model.Plan.Parameters.Count} arrays, {model.Plan.WeightCount:N0} numbers: {output}");
        return ExitCode.Done;
    }
}
