using System.CommandLine;

namespace FnnKit.Cli;

/// <summary><c>fnn inspect MODEL</c>: shows what a model is made of, and whether it still does what it did.</summary>
internal static class InspectCommand
{
    public static Command Create()
    {
        var path = Arguments.ModelPath();
        var verify = new Option<bool>("--verify") { Description = "Runs the test vectors in the model again; exit code 1 if an output differs." };
        var json = Arguments.Json();
        var plugins = new PluginChoice.Options();
        var command = new Command("inspect", "Shows layers, parameters, data, metrics and plugins of a model.") { path, verify, json };
        plugins.AddTo(command);
        command.SetAction((parsed, _) => ExitCode.Of(() => Task.FromResult(Run(parsed.GetValue(path)!, parsed.GetValue(verify), parsed.GetValue(json), plugins.Read(parsed)))));
        return command;
    }

    private static int Run(string path, bool verify, bool json, PluginChoice plugins)
    {
        var location = ModelLocation.Find(path);
        using var workshop = CommandContext.OpenPlugins(location.ConfigurationPath, plugins);
        var model = location.Load(workshop.Catalogue);
        if (json)
            ModelListing.WriteJson(model);
        else
            ModelListing.Write(model);
        return verify ? Verify(model, location.ModelPath) : ExitCode.Done;
    }

    private static int Verify(Model model, string path)
    {
        if (model.Notes.TestVectors is not { } vectors)
            throw new ModelException($"{path} has no test vectors to verify; models get them when they are trained.");
        double difference = vectors.LargestDifference(model);
        if (difference == 0)
        {
            Console.Error.WriteLine($"verified: {vectors.Features.Count} test vectors give the same bits as when the model was trained");
            return ExitCode.Done;
        }

        Console.Error.WriteLine($"error: the test vectors give other outputs than when the model was trained, by up to {difference:G3}; a plugin has changed, or the file is damaged");
        return ExitCode.RunFailed;
    }
}
