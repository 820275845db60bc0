using System.CommandLine;
using FnnKit.Onnx;

namespace FnnKit.Cli;

/// <summary><c>fnn export MODEL --format FORMAT --output FILE</c>: writes a model for other programs.</summary>
internal static class ExportCommand
{
    private const string Npz = "npz", Safetensors = "safetensors", Onnx = "onnx";

    public static Command Create()
    {
        var command = new CommandDeclaration("export", "Writes a model for other programs: as a graph that ONNX Runtime runs, or its weights as arrays by parameter name.");
        var model = command.ModelPath();
        var format = command.Required<string>("--format", "onnx for the whole model; npz, which numpy.load reads, or safetensors for its weights.", "FORMAT");
        format.AcceptOnlyFromAmong(Onnx, Npz, Safetensors);
        var output = command.Required<string>("--output", "The file to write; one that is there is replaced.", "FILE");
        var naming = command.Option<string?>("--naming", "How arrays are named: pytorch for a torch.nn.Sequential (0.weight); by default by layer (dense1.weight).", "NAMING");
        naming.AcceptOnlyFromAmong(ModelImport.PyTorch);
        return command.Runs(run => Run(run, run.Get(model), run.Get(format), run.Get(output), run.Get(naming) is not null));
    }

    private static int Run(CommandRun run, string path, string format, string output, bool asSequential)
    {
        if (asSequential && format == Onnx)
            throw new SetupException("'--naming' is for the arrays of npz and safetensors; an ONNX file is whole without it.");
        var location = ModelLocation.Find(path);
        OutputFile.Check(output, location.ModelPath, location.ConfigurationPath);
        OutputFile.CheckEnding(output, format, Onnx, Npz, Safetensors);
        using var context = run.OpenPlugins(location.ConfigurationPath);
        var model = location.Load(context.Catalogue, run.Console);
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

        string what = format == Onnx ? $"ONNX, operator set {OnnxFile.OperatorSet}" : $"{model.Members.Sum(member => member.Model.Plan.Parameters.Count)} arrays";
        run.Output.WriteLine($"{what}, {model.WeightCount:N0} numbers: {output}");
        if (format != Onnx && model.Pipeline.Steps.Count + model.Pipeline.Targets.Steps.Count > 0)
            run.Error.WriteLine("note: the transforms of the model are not in the file; '--format onnx' takes them along");
        return ExitCode.Done;
    }
}
