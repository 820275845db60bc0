using System.ComponentModel;
using System.Diagnostics;

namespace FnnKit.Cli;

/// <summary>
/// Finds plugins whose parts cannot be created without harm: those that end the process, crash the runtime, or never return. It lets a process of its own create
/// them, so that a command that lists all parts does not depend on plugins that nobody asked for.
/// </summary>
internal static class PluginProbe
{
    /// <summary>The hidden command of <c>fnn plugins</c> that creates the parts.</summary>
    public const string Command = "probe";

    /// <summary>What the command writes at its end. A plugin that ends the process with exit code 0 does not.</summary>
    public const string Survived = "every part was created";

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    /// <summary>Creates the parts of all plugins that do not ship with the program.</summary>
    /// <returns>The reason by the path of each plugin that failed.</returns>
    public static IReadOnlyDictionary<string, string> Find(PluginCatalogue catalogue)
    {
        string shipped = Path.Combine(AppContext.BaseDirectory, "plugins") + Path.DirectorySeparatorChar;
        string[] others = [.. catalogue.Plugins.Where(row => row.Parts.Count > 0 && row.Path.Length > 0 && !row.Path.StartsWith(shipped, StringComparison.Ordinal)).Select(row => row.Path)];
        var failed = new Dictionary<string, string>();
        // One process for all: where it comes through, which is nearly always, five hundred plugins cost as much as one.
        if (others.Length == 0 || Run(others) is null)
            return failed;
        foreach (string path in others)
        {
            if (Run([path]) is { } reason)
                failed[path] = reason;
        }

        return failed;
    }

    /// <summary>Creates parts in another process.</summary>
    /// <returns>What went wrong; null if nothing did, or no process could be started.</returns>
    private static string? Run(string[] plugins)
    {
        var (program, arguments) = Program();
        var start = new ProcessStartInfo(program, [.. arguments, "plugins", Command, .. plugins]) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        // A crash of the runtime must not leave a dump of each plugin.
        start.Environment["DOTNET_DbgEnableMiniDump"] = "0";
        try
        {
            using var process = Process.Start(start)!;
            process.StandardInput.Close();
            var output = process.StandardOutput.ReadToEndAsync();
            var error = process.StandardError.ReadToEndAsync();
            if (!process.WaitForExit(Limit))
            {
                process.Kill(entireProcessTree: true);
                return $"creating its parts did not end within {Limit.TotalSeconds} s; the plugin has a fault: report it to its author, or remove it";
            }

            Task.WaitAll(output, error);
            return process.ExitCode == 0 && output.Result.Contains(Survived, StringComparison.Ordinal) ? null
                : $"creating its parts ended the process (exit code {process.ExitCode}); the plugin has a fault: report it to its author, or remove it";
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    /// <summary>This program, as a native executable or by the dotnet command.</summary>
    private static (string Program, string[] Arguments) Program()
    {
        string running = Environment.ProcessPath ?? "", name = Path.GetFileNameWithoutExtension(running);
        string assembly = Path.Combine(AppContext.BaseDirectory, "fnn.dll");
        if (name.Equals("fnn", StringComparison.OrdinalIgnoreCase) || !File.Exists(assembly))
            return (running, []);
        return (name.Equals("dotnet", StringComparison.OrdinalIgnoreCase) ? running : "dotnet", ["exec", assembly]);
    }
}
