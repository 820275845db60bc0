using System.CommandLine;
using FnnKit.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FnnKit.Cli;

/// <summary><c>fnn plugins verify X.dll</c>: holds every part of a plugin against the laws.</summary>
internal static class PluginsVerifyCommand
{
    public static Command Create()
    {
        var command = new CommandDeclaration(
            "verify", "Loads a plugin as training does and holds each of its parts against the laws; exit code 1 on a violation.", takesPlugins: false);
        var path = command.Add(new Argument<string>("dll") { Description = "The DLL of the plugin." });
        var json = command.Json();
        return command.Runs(run => Verify(run, run.Get(path), run.Get(json)));
    }

    private static int Verify(CommandRun run, string path, bool asJson)
    {
        if (!File.Exists(path))
            throw new FileNotFoundException($"There is no file '{path}'; name the DLL of the plugin.", path);
        using var services = new ServiceCollection().AddLogging(logging => logging.ClearProviders()).AddSingleton(TimeProvider.System).BuildServiceProvider();
        var catalogue = PluginCatalogue.OfFile(path, services);
        var plugin = catalogue.Plugins[0];
        if (plugin.State != PluginState.Loaded)
        {
            run.Error.WriteLine($"error: {plugin.Name} is no plugin that can be verified: {plugin.Reason}");
            return ExitCode.PluginMissing;
        }

        var makers = plugin.Parts.ToDictionary(part => part.Type, part => (Func<object>)(() => catalogue.Create(part.Kind, $"{part.Plugin}:{part.Name}")));
        CheckResult[] verdicts = [.. Conformance.Cases(makers.Keys, type => makers[type]()).Select(CheckResult.Create)];
        if (asJson)
            CheckListing.WriteJson(run.Output, plugin, verdicts);
        else
            CheckListing.Write(run.Console, plugin, verdicts);
        return verdicts.Any(verdict => verdict.State == CheckState.Violated) ? ExitCode.RunFailed : ExitCode.Done;
    }
}
