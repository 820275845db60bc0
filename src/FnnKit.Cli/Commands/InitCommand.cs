using System.CommandLine;
using FnnKit.Formats;

namespace FnnKit.Cli;

/// <summary><c>fnn init --data FILE --target NAME</c>: writes a configuration for a file of samples that trains as it stands.</summary>
internal static class InitCommand
{
    private const string FileName = "appsettings.json";

    public static Command Create()
    {
        var command = new CommandDeclaration("init", "Writes a commented configuration for a file of samples, which trains as it stands.");
        var data = command.Required<string>("--data", "The file of samples.", "FILE");
        var target = command.Required<string>("--target", "The column to learn; for formats without columns, the file of targets.", "NAME");
        var output = command.Option("--output", "The folder to write appsettings.json into; by default the current one.", "DIR", ".");
        var preset = command.Option<string?>("--preset", "The recipe that chooses the settings; 'fnn plugins list' shows all presets.", "NAME");
        return command.Runs(run => RunAsync(run, run.Get(data), run.Get(target), run.Get(output), new DraftOptions { Preset = run.Get(preset) }));
    }

    private static async Task<int> RunAsync(CommandRun run, string file, string target, string output, DraftOptions options)
    {
        string folder = Path.GetFullPath(output), path = Path.Combine(folder, FileName);
        if (File.Exists(path))
            throw new DataException($"There is a configuration already, '{path}'; name another folder with --output, or move it away.");
        using var context = CommandContext.InFolder(folder, run.Plugins);
        var data = await DraftSource.LoadAsync(file, target, context.Catalogue, run.Cancellation);
        string text = ConfigurationDraft.Write(data, context.Catalogue, folder, options);
        // What is written has to be right as it stands: it is read as any configuration before anybody sees it.
        var setup = SetupReader.Read(SettingReader.Read(System.Text.Encoding.UTF8.GetBytes(text), FileName, folder), context.Catalogue);
        var found = SetupChecks.Run(SetupFacts.Create(setup, data.Data));
        if (found.Any(error => !error.IsWarning))
            throw new SettingsException([.. found.Where(error => !error.IsWarning)]);
        Directory.CreateDirectory(folder);
        AtomicFile.WriteAllText(path, text);
        foreach (var note in data.Notes)
            run.Error.WriteLine(note.Text);
        foreach (var warning in found)
            run.Error.WriteLine(warning);
        string place = Path.GetRelativePath(Directory.GetCurrentDirectory(), folder);
        run.Output.WriteLine($"wrote {Path.GetRelativePath(Directory.GetCurrentDirectory(), path)}");
        run.Output.WriteLine($"train with: fnn train{(place == "." ? "" : " " + place)}");
        return ExitCode.Done;
    }
}
