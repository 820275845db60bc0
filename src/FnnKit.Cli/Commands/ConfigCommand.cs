using System.CommandLine;
using FnnKit.Formats;

namespace FnnKit.Cli;

/// <summary><c>fnn config check|render|schema|codes [PATH]</c>: checks a configuration, shows what really applies, describes what can be written, and explains codes.</summary>
internal static class ConfigCommand
{
    public static Command Create() => new("config", "Checks a configuration, shows what really applies, or writes a JSON Schema for editors.") { Check(), Render(), Schema(), Codes() };

    private static Command Check()
    {
        var command = new CommandDeclaration("check", "Says all that is wrong with a configuration and its data, and all that is probably not meant.");
        var path = command.ConfigurationPath();
        var sets = command.Sets();
        return command.Runs(run => CheckAsync(run, run.Get(path), run.Get(sets)));
    }

    private static async Task<int> CheckAsync(CommandRun run, string path, string[] sets)
    {
        IReadOnlyList<SettingError> found = [];
        try
        {
            using var context = run.Open(path, sets);
            found = SetupChecks.Run(await SetupFacts.LoadAsync(context.ReadSetup(), run.Cancellation));
            if (StudyReader.HasStudy(context.Settings!))
                StudyReader.ReadOptions(context.Settings!, context.Catalogue);
        }
        catch (SettingsException exception)
        {
            found = [.. found, .. exception.Errors];
        }

        foreach (var error in found)
            ProblemText.WriteOutput(run.Console, error.ToString());
        int errors = found.Count(error => !error.IsWarning), warnings = found.Count - errors;
        run.Output.WriteLine($"{Count(errors, "error")}, {Count(warnings, "warning")}");
        return ExitCode.Get(found);
    }

    private static string Count(int count, string what) => count == 1 ? $"1 {what}" : $"{(count == 0 ? "no" : count)} {what}s";

    private static Command Render()
    {
        var command = new CommandDeclaration("render", "Writes the configuration that really applies, with every default filled in.");
        var path = command.ConfigurationPath();
        var origins = command.Option<bool>("--origins", "Says behind each value where it came from.");
        var sets = command.Sets();
        return command.Runs(run =>
        {
            using var context = run.Open(run.Get(path), run.Get(sets));
            run.Output.Write(RenderedSettings.Write(
                context.Settings!, context.ReadSetup(), run.Get(origins), StudyReader.HasStudy(context.Settings!) ? StudyReader.ReadOptions(context.Settings!, context.Catalogue) : null));
            return ExitCode.Done;
        });
    }

    private static Command Schema()
    {
        var command = new CommandDeclaration("schema", "Writes the JSON Schema of configurations that use the parts at hand, plugins of the configuration included.");
        var path = command.ConfigurationPath();
        var output = command.Option<string?>("--output", "The file to write; by default standard output.", "FILE");
        return command.Runs(run =>
        {
            string place = run.Get(path);
            bool hasSettings = File.Exists(place) || File.Exists(Path.Combine(place, "appsettings.json"));
            using var context = hasSettings ? run.Open(place, []) : CommandContext.InFolder(Path.GetFullPath(place), run.Plugins);
            if (hasSettings)
                context.ExcludeHarmful();
            string schema = SettingSchema.Write(context.Catalogue);
            if (run.Get(output) is not { } file)
            {
                run.Output.Write(schema);
                return ExitCode.Done;
            }

            OutputFile.Check(file, hasSettings ? SettingSources.Locate(place) : null);
            AtomicFile.WriteAllText(file, schema);
            run.Error.WriteLine($"schema: {file}");
            return ExitCode.Done;
        });
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
