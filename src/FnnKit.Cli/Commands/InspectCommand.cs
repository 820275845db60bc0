using System.CommandLine;

namespace FnnKit.Cli;

/// <summary><c>fnn inspect MODEL</c>: shows what a model is made of, and whether it still does what it did.</summary>
internal static class InspectCommand
{
    public static Command Create()
    {
        var command = new CommandDeclaration("inspect", "Shows layers, parameters, data, metrics and plugins of a model.");
        var path = command.ModelPath();
        var verify = command.Option<bool>("--verify", "Runs the test vectors in the model again; exit code 1 if an output differs.");
        var settings = command.Option<bool>("--settings", "Shows the settings of layers, transforms and the data too.");
        var json = command.Json();
        return command.Runs(run => Run(run, run.Get(path), run.Get(verify), run.Get(settings), run.Get(json)));
    }

    private static int Run(CommandRun run, string path, bool verify, bool settings, bool json)
    {
        var location = ModelLocation.Find(path);
        using var context = run.OpenPlugins(location.ConfigurationPath);
        var model = location.Load(context.Catalogue, run.Console);
        if (json)
            ModelListing.WriteJson(run.Output, model);
        else
            ModelListing.Write(run.Console, model, settings);
        return verify ? Verify(run.Error, model, location.ModelPath) : ExitCode.Done;
    }

    private static int Verify(TextWriter error, Model model, string path)
    {
        if (model.Notes.TestVectors is not { } vectors)
            throw new ModelException($"{path} has no test vectors to verify; models get them when they are trained.");
        double difference = vectors.LargestDifference(model);
        if (difference == 0)
        {
            error.WriteLine($"verified: {vectors.Features.Count} test vectors give the same bits as when the model was trained");
            return ExitCode.Done;
        }

        error.WriteLine($"error: the test vectors give other outputs than when the model was trained, by up to {difference:G3}; a plugin has changed, or the file is damaged");
        return ExitCode.RunFailed;
    }
}
