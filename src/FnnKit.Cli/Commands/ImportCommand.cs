using System.CommandLine;

namespace FnnKit.Cli;

/// <summary><c>fnn import PATH --weights FILE --output FILE</c>: makes a model of weights that were trained elsewhere.</summary>
internal static class ImportCommand
{
    public static Command Create()
    {
        var command = new CommandDeclaration("import", "Makes a model of a configuration and of weights that were trained elsewhere.");
        var path = command.ConfigurationPath();
        var weights = command.Required<string>("--weights", "The weights: an .npz or .safetensors file.", "FILE");
        var map = command.Option<string?>(
            "--map", "How its arrays are named: pytorch (0.weight), keras (dense/kernel), or a JSON file of names; by default as fnn export names them.", "pytorch|keras|FILE");
        var output = command.Required<string>("--output", "The model file to write; one that is there is replaced.", "FILE");
        var sets = command.Sets();
        return command.Runs(run => RunAsync(run, (run.Get(path), run.Get(sets)), run.Get(weights), run.Get(map), run.Get(output)));
    }

    private static async Task<int> RunAsync(CommandRun run, (string Path, string[] Sets) configuration, string weights, string? map, string output)
    {
        OutputFile.Check(output, weights, map, SettingSources.Locate(configuration.Path));
        OutputFile.CheckEnding(output, "safetensors", "npz", "onnx", "npy");
        using var context = run.Open(configuration.Path, configuration.Sets);
        if (map is not (null or ModelImport.PyTorch or ModelImport.Keras) && !File.Exists(map))
            throw new FileNotFoundException($"'--map' is '{map}', but must be '{ModelImport.PyTorch}', '{ModelImport.Keras}' or a file of names, and there is no such file.", map);
        var model = await ModelImport.FromWeightsAsync(context.ReadSetup(), weights, map, run.Cancellation);
        model.Save(output);
        run.Output.WriteLine($"{model.Plan.Parameters.Count} arrays, {model.Plan.WeightCount:N0} numbers: {output}");
        return ExitCode.Done;
    }
}
