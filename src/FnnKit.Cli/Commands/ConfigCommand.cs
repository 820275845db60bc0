using System.CommandLine;

namespace FnnKit.Cli;

/// <summary><c>fnn config check|render|schema|codes [PATH]</c>: checks a configuration, shows what really applies, describes what can be written, and explains codes.</summary>
internal static class ConfigCommand
{
    public static Command Create() => new("config", "Checks a configuration, shows what really applies, or writes a JSON Schema for editors.") { Check(), Render(), Schema(), Codes() };

    private static Command Check()
    {
        var path = Arguments.ConfigurationPath();
        var sets = Arguments.Sets();
        var plugins = new PluginChoice.Options();
        var command = new Command("check", "Says all that is wrong with a configuration and its data, and all that is probably not meant.") { path, sets };
        plugins.AddTo(command);
        command.SetAction((parsed, token) => ExitCode.Of(() => CheckAsync(parsed.GetValue(path)!, parsed.GetValue(sets)!, plugins.Read(parsed), token)));
        return command;
    }

    private static async Task<int> CheckAsync(string path, string[] sets, PluginChoice plugins, CancellationToken cancellationToken)
    {
        IReadOnlyList<SettingError> found;
        try
        {
            using var workshop = CommandContext.Open(path, sets, plugins);
            found = SetupChecks.Run(await SetupFacts.LoadAsync(workshop.ReadSetup(), cancellationToken));
        }
        catch (SettingsException exception)
        {
            found = exception.Errors;
        }

        foreach (var error in found)
            Console.WriteLine(error);
        int errors = found.Count(error => !error.IsWarning), warnings = found.Count - errors;
        Console.WriteLine($"{Count(errors, "error")}, {Count(warnings, "warning")}");
        return ExitCode.Of(found);
    }

    private static string Count(int count, string what) => count == 1 ? $"1 {what}" : $"{(count == 0 ? "no" : count)} {what}s";

    private static Command Render()
    {
        var path = Arguments.ConfigurationPath();
        var origins = new Option<bool>("--origins") { Description = "Says behind each value where it came from." };
        var sets = Arguments.Sets();
        var plugins = new PluginChoice.Options();
        var command = new Command("render", "Writes the configuration that really applies, with every default filled in.") { path, origins, sets };
        plugins.AddTo(command);
        command.SetAction((parsed, _) => ExitCode.Of(() =>
        {
            using var workshop = CommandContext.Open(parsed.GetValue(path)!, parsed.GetValue(sets)!, plugins.Read(parsed));
            Console.Write(RenderedSettings.Write(workshop.Settings!, workshop.ReadSetup(), parsed.GetValue(origins)));
            return Task.FromResult(ExitCode.Done);
        }));
        return command;
    }

    private static Command Schema()
    {
        var path = Arguments.ConfigurationPath();
        var plugins = new PluginChoice.Options();
        var command = new Command("schema", "Writes the JSON Schema of configurations that use the parts at hand, plugins of the configuration included.") { path };
        plugins.AddTo(command);
        command.SetAction((parsed, _) => ExitCode.Of(() =>
        {
            string place = parsed.GetValue(path)!;
            bool hasSettings = File.Exists(place) || File.Exists(Path.Combine(place, "appsettings.json"));
            using var workshop = hasSettings ? CommandContext.Open(place, [], plugins.Read(parsed)) : CommandContext.InFolder(Path.GetFullPath(place), plugins.Read(parsed));
            Console.Write(SettingSchema.Write(workshop.Catalogue));
            return Task.FromResult(ExitCode.Done);
        }));
        return command;
    }

    private static Command Codes()
    {
        var command = new Command("codes", "Lists the codes of errors and warnings, each with its meaning and what to do, as a Markdown table.");
        command.SetAction((_, _) =>
        {
            Console.Write(SettingDiagnostics.ToMarkdown());
            return Task.FromResult(ExitCode.Done);
        });
        return command;
    }
}
