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
        var lockFollows = command.Option<bool>(PluginProbe.LockFollows, "Standard input holds the lock.");
        var input = command.Option<string?>(PluginProbe.Input, "A file that loaders are asked about.", "FILE");
        var declared = command.Runs(run =>
        {
            using var services = new ServiceCollection().AddLogging(logging => logging.ClearProviders()).AddSingleton(TimeProvider.System).BuildServiceProvider();
            var locked = run.Get(lockFollows) ? ReadLock() : null;
            // Not through the console of the command, which may write paths differently than they are.
            using var progress = new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true, NewLine = "\n" };
            foreach (string path in run.Get(paths))
            {
                progress.WriteLine(PluginProbe.Next + path);
                Describe(PluginCatalogue.OfFile(path, services, locked), run.Get(input));
            }

            progress.WriteLine(PluginProbe.Survived);
            return ExitCode.Done;
        });
        declared.Hidden = true;
        return declared;
    }

    /// <summary>Does all that a command may do with parts that nobody asked for. What throws is said by the command that lists it.</summary>
    private static void Describe(PluginCatalogue catalogue, string? input)
    {
        foreach (var plugin in catalogue.Plugins)
            catalogue.Diagnose(plugin);
        foreach (var part in catalogue.Parts)
            PartPage.OptionsOf(catalogue, part);
        SettingSchema.Write(catalogue);
        if (input is null || !File.Exists(input))
            return;
        try
        {
            FileLoaders.Find(catalogue, input);
        }
        catch (DataException)
        {
            // None of them reads the file.
        }
    }

    private static PluginLock ReadLock()
    {
        using var input = Console.OpenStandardInput();
        using var text = new MemoryStream();
        input.CopyTo(text);
        return PluginLock.Parse(text.ToArray(), PluginLock.FileName);
    }
}
