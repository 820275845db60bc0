using System.CommandLine;

namespace FnnKit.Cli;

/// <summary><c>fnn plugins list|show|why|lock|verify</c>: shows what the plugin folders hold, traces how a name is found, writes down what plugins are like, and holds one against the laws.</summary>
internal static class PluginsCommand
{
    public static Command Create() => new("plugins", "Shows what the plugin folders hold, and writes down what plugins are like.") { CreateList(), CreateShow(), CreateWhy(), CreateLock(), PluginsVerifyCommand.Create(), PluginsProbeCommand.Create() };

    private static Command CreateList()
    {
        var command = new CommandDeclaration("list", "Shows every part with its kind, name, plugin and summary, and every DLL with what became of it.");
        var path = command.OptionalConfiguration();
        var json = command.Json();
        var markdown = command.Option<bool>("--markdown", "Writes every part with its formula and options as tables of Markdown.");
        return command.Runs(run =>
        {
            using var context = CommandContext.Look(Configuration(run.Get(path)), run.Plugins, createsAll: true);
            if (run.Get(json))
                PluginListing.WriteJson(run.Output, context.Catalogue);
            else if (run.Get(markdown))
                PartPage.WriteMarkdown(run.Output, context.Catalogue);
            else
                PluginListing.Write(run.Console, context.Catalogue);
            return ExitCode.Done;
        });
    }

    private static Command CreateShow()
    {
        var command = new CommandDeclaration("show", "Shows a part with its formula, its source, and its options with their defaults.");
        var name = command.Add(PartName());
        var path = command.OptionalConfiguration();
        return command.Runs(run =>
        {
            using var context = Look(run, run.Get(path));
            var found = PluginListing.Ordered(context.Catalogue).Where(part => PluginCatalogue.Matches(part, run.Get(name))).ToArray();
            context.ExcludeHarmful(context.Catalogue.Plugins.Where(row => row.Parts.Any(found.Contains)));
            foreach (var part in found)
                PartPage.Write(run.Output, context.Catalogue, part);
            var harmful = context.Catalogue.Plugins.Where(row => row.State == PluginState.Malfunctioned && found.Any(part => part.Plugin == row.Name)).ToArray();
            foreach (var row in harmful)
                run.Error.WriteLine($"error: the options of {row.Name} cannot be shown: {row.Reason}");
            if (harmful.Length > 0)
                return ExitCode.PluginMissing;
            if (found.Length == 0)
                run.Error.WriteLine($"fnn: {PluginTrace.Unresolved(context.Catalogue, run.Get(name))}");
            return found.Length > 0 ? ExitCode.Done : ExitCode.PluginMissing;
        });
    }

    private static Command CreateWhy()
    {
        var command = new CommandDeclaration("why", "Traces how the name of a part is found, or why it is not.");
        var name = command.Add(PartName());
        var path = command.OptionalConfiguration();
        return command.Runs(run =>
        {
            using var context = Look(run, run.Get(path));
            return PluginTrace.Write(run.Output, context.Catalogue, run.Get(name)) ? ExitCode.Done : ExitCode.PluginMissing;
        });
    }

    private static Command CreateLock()
    {
        var command = new CommandDeclaration("lock", "Writes plugins.lock.json beside the configuration: the SHA-256 of every file of every plugin.");
        var path = command.OptionalConfiguration();
        return command.Runs(run =>
        {
            string? configuration = Configuration(run.Get(path));
            using var context = CommandContext.Look(configuration, run.Plugins with { Locked = false });
            var locked = PluginLock.Create(context.Catalogue.Lockable);
            string target = Path.GetFullPath(PluginLock.FileName, configuration is null ? Directory.GetCurrentDirectory() : Path.GetDirectoryName(Path.GetFullPath(configuration))!);
            locked.Write(target);
            run.Output.WriteLine($"locked {locked.Plugins.Count} plugins, {locked.Plugins.Values.Sum(files => files.Count)} files: {Path.GetRelativePath(Directory.GetCurrentDirectory(), target)}");
            return ExitCode.Done;
        });
    }

    private static Argument<string> PartName() => new("name") { Description = "The name of a part, or plugin:name." };

    private static CommandContext Look(CommandRun run, string? path) => CommandContext.Look(Configuration(path), run.Plugins);

    /// <summary>The configuration that is named, or the one of the current folder if there is one.</summary>
    private static string? Configuration(string? path) => path is not null ? SettingSources.Locate(path) : File.Exists("appsettings.json") ? "appsettings.json" : null;
}
