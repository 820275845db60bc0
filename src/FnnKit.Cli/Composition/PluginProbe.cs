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

    /// <summary>What the command writes before the path of the plugin that it comes to.</summary>
    public const string Next = "next: ";

    /// <summary>The option with the file that loaders are asked about.</summary>
    public const string Input = "--input";

    /// <summary>The option that says that standard input holds the lock. It is not read from its file again, which somebody could exchange in between.</summary>
    public const string LockFollows = "--lock-follows";

    /// <summary>Creates the parts of those plugins that do not ship with the program.</summary>
    /// <param name="catalogue">What the plugins have to be like.</param>
    /// <param name="plugins">The plugins.</param>
    /// <param name="input">A file that loaders are asked about; null for none.</param>
    /// <returns>The reason by the path of each plugin that failed.</returns>
    public static IReadOnlyDictionary<string, string> Find(PluginCatalogue catalogue, IEnumerable<PluginRow> plugins, string? input = null)
    {
        string[] others = [.. plugins.Where(row => row.Parts.Count > 0 && !PluginCatalogue.IsOfProgram(row)).Select(row => row.Path)];
        var failed = new Dictionary<string, string>();
        // One process for all: where it comes through, which is nearly always, five hundred plugins cost as much as one. A harmful plugin costs one process more.
        while (others.Length > 0 && Run(others, catalogue.Lock, input) is var (index, reason))
        {
            failed[others[index]] = reason;
            others = others[(index + 1)..];
        }

        return failed;
    }

    /// <summary>Creates parts in another process.</summary>
    /// <returns>Which plugin failed, and how; null if none did, or no process could be started.</returns>
    private static (int Index, string Reason)? Run(string[] plugins, PluginLock? locked, string? input)
    {
        var (program, arguments) = Program();
        var start = new ProcessStartInfo(program, [.. arguments, "plugins", Command, .. plugins, .. locked is null ? [] : new[] { LockFollows }, .. input is null ? [] : new[] { Input, input }])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        // A crash of the runtime must not leave a dump of each plugin.
        start.Environment["DOTNET_DbgEnableMiniDump"] = "0";
        try
        {
            using var process = Process.Start(start)!;
            _ = process.StandardError.ReadToEndAsync();
            Send(process, locked);
            return Follow(process, plugins);
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    /// <summary>Follows which plugin the process has come to. It has the time limit for each, so that many plugins are no fault.</summary>
    private static (int Index, string Reason)? Follow(Process process, string[] plugins)
    {
        int index = 0;
        try
        {
            while (process.StandardOutput.ReadLineAsync().WaitAsync(Limit).GetAwaiter().GetResult() is { } line)
            {
                if (line == Survived)
                    return null;
                if (line.StartsWith(Next, StringComparison.Ordinal) && Array.IndexOf(plugins, line[Next.Length..]) is >= 0 and var next)
                    index = next;
            }

            if (process.WaitForExit(Limit))
                return (index, $"creating its parts ended the process (exit code {process.ExitCode}); the plugin has a fault: report it to its author, or remove it");
        }
        catch (TimeoutException)
        {
            // It is ended below.
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }

        return (index, $"creating its parts did not end within {Limit.TotalSeconds} s; the plugin has a fault: report it to its author, or remove it");
    }

    private static void Send(Process process, PluginLock? locked)
    {
        try
        {
            process.StandardInput.Write(locked?.Text);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended before it read the lock, which its exit code says.
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
