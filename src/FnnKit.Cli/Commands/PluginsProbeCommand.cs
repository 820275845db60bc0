using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FnnKit.Cli;

/// <summary><c>fnn plugins probe X.dll</c>: creates and describes every part of some plugins, in a process that may end over it. For <see cref="PluginProbe"/> alone.</summary>
internal static class PluginsProbeCommand
{
    public static Command Create()
    {
        var command = new CommandDeclaration(PluginProbe.Command, "Creates every part of some plugins.", takesPlugins: false);
        var paths = command.Add(new Argument<string[]>("dll") { Description = "The DLLs of the plugins.", Arity = ArgumentArity.OneOrMore });
        var declared = command.Runs(run =>
        {
            using var services = new ServiceCollection().AddLogging(logging => logging.ClearProviders()).AddSingleton(TimeProvider.System).BuildServiceProvider();
            foreach (string path in run.Get(paths))
            {
                var catalogue = PluginCatalogue.OfFile(path, services);
                foreach (var plugin in catalogue.Plugins)
                    catalogue.Diagnose(plugin);
                // What throws is said by the command that lists it.
                foreach (var part in catalogue.Parts)
                    PartPage.OptionsOf(catalogue, part);
                SettingSchema.Write(catalogue);
            }

            run.Output.WriteLine(PluginProbe.Survived);
            return ExitCode.Done;
        });
        declared.Hidden = true;
        return declared;
    }
}
