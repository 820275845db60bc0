using System.CommandLine;
using FnnKit.Formats;

namespace FnnKit.Cli;

/// <summary><c>fnn init --data FILE --target NAME</c>: writes a configuration for a file of samples that trains as it stands.</summary>
internal static class InitCommand
{
    public static Command Create()
    {
        var command = new CommandDeclaration("init", "Writes a commented configuration for a file of samples, which trains as it stands.");
        var data = command.Required<string>("--data", "The file of samples.", "FILE");
        var target = command.Required<string>("--target", "The column to learn; for formats without columns, the file of targets.", "NAME");
        var output = command.Option("--output", "The folder to write appsettings.json into; by default the current one.", "DIR", ".");
        var preset = command.Option<string?>("--preset", "The recipe that chooses the settings; 'fnn plugins list' shows all presets.", "NAME");
        var time = command.Option<double?>("--time", "About how long the training may take, in seconds; by default the preset decides.", "SECONDS");
        var tune = command.Option<bool>("--tune", "Writes a section 'Tune' too, from which 'fnn tune' searches for better settings.");
        return command.Runs(run => RunAsync(run, run.Get(data), run.Get(target), run.Get(output), Options(run.Get(preset), run.Get(time)) with { Tune = run.Get(tune) }));
    }

    private static DraftOptions Options(string? preset, double? seconds) => new()
    {
        Preset = preset,
        Time = seconds switch
        {
            null => null,
            > 0 and <= 1e6 => TimeSpan.FromSeconds(seconds.Value),
            _ => throw new DataException(FormattableString.Invariant($"'--time' is {seconds}; expected seconds above 0 and at most 1000000.")),
        },
    };

    private static async Task<int> RunAsync(CommandRun run, string file, string target, string output, DraftOptions options)
    {
        string folder = Path.GetFullPath(output), path = Path.Combine(folder, ConfigurationDraft.FileName);
        if (File.Exists(path))
            throw new DataException($"There is a configuration already, '{path}'; name another folder with --output, or move it away.");
        using var context = CommandContext.InFolder(folder, run.Plugins);
        var draft = await ConfigurationDraft.CreateAsync(file, target, context.Catalogue, folder, options, run.Cancellation);
        Directory.CreateDirectory(folder);
        AtomicFile.WriteAllText(path, draft.Text);
        foreach (string note in draft.Notes)
            run.Error.WriteLine(note);
        foreach (var warning in draft.Warnings)
            run.Error.WriteLine(warning);
        string place = Path.GetRelativePath(Directory.GetCurrentDirectory(), folder);
        run.Output.WriteLine($"wrote {Path.GetRelativePath(Directory.GetCurrentDirectory(), path)}");
        run.Output.WriteLine($"train with: fnn train{(place == "." ? "" : " " + place)}");
        if (options.Tune)
            run.Output.WriteLine($"search with: fnn tune{(place == "." ? "" : " " + place)}");
        return ExitCode.Done;
    }
}
