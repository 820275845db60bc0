using System.CommandLine;
using FnnKit.Formats;

namespace FnnKit.Cli;

/// <summary><c>fnn init --data FILE --target NAME</c>: writes a configuration for a file of samples that trains as it stands.</summary>
internal static class InitCommand
{
    private const string FileName = "appsettings.json";

    public static Command Create()
    {
        var data = new Option<string>("--data") { Description = "The file of samples.", HelpName = "FILE", Required = true };
        var target = new Option<string>("--target") { Description = "The column to learn; for formats without columns, the file of targets.", HelpName = "NAME", Required = true };
        var output = new Option<string>("--output") { Description = "The folder to write appsettings.json into; by default the current one.", HelpName = "DIR", DefaultValueFactory = _ => "." };
        var plugins = new PluginChoice.Options();
        var command = new Command("init", "Writes a commented configuration for a file of samples, which trains as it stands.") { data, target, output };
        plugins.AddTo(command);
        command.SetAction((parsed, token) => ExitCode.Of(() => RunAsync(
            parsed.GetValue(data)!, parsed.GetValue(target)!, parsed.GetValue(output)!, plugins.Read(parsed), token)));
        return command;
    }

    private static async Task<int> RunAsync(string file, string target, string output, PluginChoice plugins, CancellationToken cancellationToken)
    {
        string folder = Path.GetFullPath(output), path = Path.Combine(folder, FileName);
        if (File.Exists(path))
            throw new DataException($"There is a configuration already, '{path}'; name another folder with --output, or move it away.");
        using var workshop = CommandContext.InFolder(folder, plugins);
        var loader = DraftSource.Find(file, target, workshop.Catalogue);
        var data = await DraftSource.LoadAsync(loader, cancellationToken);
        string text = ConfigurationDraft.Write(loader, data, workshop.Catalogue, folder);
        // What is written has to be right as it stands: it is read as any configuration before anybody sees it.
        var setup = SetupReader.Read(SettingReader.Read(System.Text.Encoding.UTF8.GetBytes(text), FileName, folder), workshop.Catalogue);
        var found = SetupChecks.Run(SetupFacts.Create(setup, data.Data));
        if (found.Any(error => !error.IsWarning))
            throw new SettingsException([.. found.Where(error => !error.IsWarning)]);
        Directory.CreateDirectory(folder);
        AtomicFile.WriteAllText(path, text);
        foreach (string note in data.Notes)
            Console.Error.WriteLine(note);
        foreach (var warning in found)
            Console.Error.WriteLine(warning);
        string place = Path.GetRelativePath(Directory.GetCurrentDirectory(), folder);
        Console.WriteLine($"wrote {Path.GetRelativePath(Directory.GetCurrentDirectory(), path)}");
        Console.WriteLine($"train with: fnn train{(place == "." ? "" : " " + place)}");
        return ExitCode.Done;
    }
}
