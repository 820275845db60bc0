using System.CommandLine;

namespace FnnKit.Cli;

/// <summary><c>fnn plugins list|show|why|lock|verify</c>: shows what the plugin folders hold, traces how a name is found, writes down what plugins are like, and holds one against the laws.</summary>
internal static class PluginsCommand
{
    public static Command Create() => new("plugins", "Shows what the plugin folders hold, and writes down what plugins are like.") { CreateList(), CreateShow(), CreateWhy(), CreateLock(), PluginsVerifyCommand.Create() };

    private static Command CreateList()
    {
        var path = Arguments.OptionalConfiguration();
        var plugins = new PluginChoice.Options();
        var json = Arguments.Json();
        var markdown = new Option<bool>("--markdown") { Description = "Writes every part with its formula and options as tables of Markdown." };
        var list = new Command("list", "Shows every part with its kind, name, plugin and summary, and every DLL with what became of it.") { path, json, markdown };
        plugins.AddTo(list);
        list.SetAction((parsed, _) => ExitCode.Of(() =>
        {
            using var workshop = CommandContext.Look(Configuration(parsed.GetValue(path)), plugins.Read(parsed));
            if (parsed.GetValue(json))
                PluginListing.WriteJson(workshop.Catalogue);
            else if (parsed.GetValue(markdown))
                PartPage.WriteMarkdown(workshop.Catalogue);
            else
                PluginListing.Write(workshop.Catalogue);
            return Task.FromResult(ExitCode.Done);
        }));
        return list;
    }

    private static Command CreateShow()
    {
        var name = new Argument<string>("name") { Description = "The name of a part, or plugin:name." };
        var path = Arguments.OptionalConfiguration();
        var plugins = new PluginChoice.Options();
        var show = new Command("show", "Shows a part with its formula, its source, and its options with their defaults.") { name, path };
        plugins.AddTo(show);
        show.SetAction((parsed, _) => ExitCode.Of(() =>
        {
            using var workshop = CommandContext.Look(Configuration(parsed.GetValue(path)), plugins.Read(parsed));
            var found = PluginListing.Ordered(workshop.Catalogue).Where(part => PluginCatalogue.Matches(part, parsed.GetValue(name)!)).ToArray();
            foreach (var part in found)
                PartPage.Write(workshop.Catalogue, part);
            if (found.Length == 0)
                Console.Error.WriteLine($"fnn: {PluginTrace.Unresolved(workshop.Catalogue, parsed.GetValue(name)!)}");
            return Task.FromResult(found.Length > 0 ? ExitCode.Done : ExitCode.PluginMissing);
        }));
        return show;
    }

    private static Command CreateWhy()
    {
        var name = new Argument<string>("name") { Description = "The name of a part, or plugin:name." };
        var path = Arguments.OptionalConfiguration();
        var plugins = new PluginChoice.Options();
        var why = new Command("why", "Traces how the name of a part is found, or why it is not.") { name, path };
        plugins.AddTo(why);
        why.SetAction((parsed, _) => ExitCode.Of(() =>
        {
            using var workshop = CommandContext.Look(Configuration(parsed.GetValue(path)), plugins.Read(parsed));
            return Task.FromResult(PluginTrace.Write(workshop.Catalogue, parsed.GetValue(name)!) ? ExitCode.Done : ExitCode.PluginMissing);
        }));
        return why;
    }

    private static Command CreateLock()
    {
        var path = Arguments.OptionalConfiguration();
        var plugins = new PluginChoice.Options();
        var command = new Command("lock", "Writes plugins.lock.json beside the configuration: the SHA-256 of every file of every plugin.") { path };
        plugins.AddTo(command);
        command.SetAction((parsed, _) => ExitCode.Of(() =>
        {
            string? configuration = Configuration(parsed.GetValue(path));
            using var workshop = CommandContext.Look(configuration, plugins.Read(parsed) with { Locked = false });
            var locked = PluginLock.Create(workshop.Catalogue.Plugins.Where(row => row.Parts.Count > 0).Select(row => row.Path));
            string target = Path.GetFullPath(PluginLock.FileName, configuration is null ? Directory.GetCurrentDirectory() : Path.GetDirectoryName(Path.GetFullPath(configuration))!);
            locked.Write(target);
            Console.WriteLine($"locked {locked.Plugins.Count} plugins, {locked.Plugins.Values.Sum(files => files.Count)} files: {Path.GetRelativePath(Directory.GetCurrentDirectory(), target)}");
            return Task.FromResult(ExitCode.Done);
        }));
        return command;
    }

    /// <summary>The configuration that is named, or the one of the current folder if there is one.</summary>
    private static string? Configuration(string? path) => path is not null ? SettingSources.Locate(path) : File.Exists("appsettings.json") ? "appsettings.json" : null;
}
