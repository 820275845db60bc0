using System.CommandLine;
using FnnKit.Onnx;

namespace FnnKit.Cli;

/// <summary><c>fnn export MODEL --format FORMAT --output FILE</c>: writes a model for other programs.</summary>
internal static class ExportCommand
{
    private const string Npz = "npz", Safetensors = "safetensors", Onnx = "onnx";

    public static Command Create()
    {
        var model = Arguments.ModelPath();
        var format = new Option<string>("--format") { Description = "onnx for the whole model; npz, which numpy.load reads, or safetensors for its weights.", HelpName = "FORMAT", Required = true };
        format.AcceptOnlyFromAmong(Onnx, Npz, Safetensors);
        var output = new Option<string>("--output") { Description = "The file to write; one that is there is replaced.", HelpName = "FILE", Required = true };
        var naming = new Option<string?>("--naming") { Description = "How arrays are named: pytorch for a torch.nn.Sequential (0.weight); by default by layer (dense1.weight).", HelpName = "NAMING" };
        naming.AcceptOnlyFromAmong(ModelImport.PyTorch);
        var plugins = new PluginChoice.Options();
        var command = new Command("export", "Writes a model for other programs: as a graph that ONNX Runtime runs, or its weights as arrays by parameter name.") { model, format, output, naming };
        plugins.AddTo(command);
        command.SetAction((parsed, _) => ExitCode.Of(() => Task.FromResult(Run(
            parsed.GetValue(model)!, parsed.GetValue(format)!, parsed.GetValue(output)!, parsed.GetValue(naming) is not null, plugins.Read(parsed)))));
        return command;
    }

    private static int Run(string path, string format, string output, bool asSequential, PluginChoice plugins)
    {
        if (asSequential && format == Onnx)
            throw new SetupException("'--naming' is for the arrays of npz and safetensors; an ONNX file is whole without it.");
        var location = ModelLocation.Find(path);
        OutputFile.Check(output, location.ModelPath, location.ConfigurationPath);
        OutputFile.CheckEnding(output, format, Onnx, Npz, Safetensors);
        using var workshop = CommandContext.OpenPlugins(location.ConfigurationPath, plugins);
        var model = location.Load(workshop.Catalogue);
        switch (format)
        {
            case Onnx:
                OnnxFile.Write(model, output);
                break;
            case Npz:
                WeightExport.ToNpz(model, output, asSequential);
                break;
            default:
                WeightExport.ToSafetensors(model, output, asSequential);
                break;
        }

        string what = format == Onnx ? $"ONNX, operator set {OnnxFile.OperatorSet}" : $"{model.Plan.Parameters.Count} arrays";
        Console.WriteLine($"{what}, {model.Plan.WeightCount:N0} numbers: {output}");
        if (format != Onnx && model.Pipeline.Steps.Count + model.Pipeline.Targets.Steps.Count > 0)
            Console.Error.WriteLine("note: the transforms of the model are not in the file; '--format onnx' takes them along");
        return ExitCode.Done;
    }
}
