using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using FnnKit.Formats;

namespace FnnKit;

/// <summary>
/// Who is training a trial: a file in the folder <c>leases</c>, which its worker renews. It holds a counter and no time, so that neither a clock that jumps nor
/// clocks that differ can make a lease run out: it has run out when somebody has seen it unchanged for long enough, or when its process is known to be dead.
/// </summary>
internal static class LeaseFile
{
    /// <summary>The text of a lease.</summary>
    /// <param name="worker">The worker, whose name is its own in the whole study.</param>
    /// <param name="renewals">How often it was renewed.</param>
    public static string Write(string worker, long renewals)
    {
        using var process = Process.GetCurrentProcess();
        return new JsonObject
        {
            ["host"] = Environment.MachineName,
            ["process"] = process.Id,
            ["started"] = StartOf(process),
            ["worker"] = worker,
            ["renewals"] = renewals,
        }.ToJsonString() + "\n";
    }

    /// <summary>Whether a lease is of a process of this machine that does not live any more.</summary>
    public static bool IsDead(string text)
    {
        try
        {
            var lease = SettingReader.Read(System.Text.Encoding.UTF8.GetBytes(text), "lease", isExact: true);
            if (lease.Required("host").RequireText() != Environment.MachineName)
                return false;
            using var process = Process.GetProcessById((int)lease.Required("process").RequireWhole(0, int.MaxValue));
            return StartOf(process) != lease.Required("started").RequireText();
        }
        catch (ArgumentException)
        {
            return true;
        }
        catch (Exception exception) when (exception is SettingsException or InvalidOperationException or IOException or System.ComponentModel.Win32Exception)
        {
            // Half a lease, or a process that nobody may look at: time decides.
            return false;
        }
    }

    /// <summary>
    /// When a process began, so that a later one with the same number is another one. Linux counts from the start of the machine; what .NET makes of it depends on the
    /// clock, and differs from one who asks to the next.
    /// </summary>
    private static string StartOf(Process process)
    {
        if (!OperatingSystem.IsLinux())
            return process.StartTime.Ticks.ToString(CultureInfo.InvariantCulture);
        string path = $"/proc/{process.Id.ToString(CultureInfo.InvariantCulture)}/stat";
        if (!File.Exists(path))
            throw new ArgumentException("The process has ended.", nameof(process));
        // The name of the program stands in parentheses and may hold spaces; the start is the 20th field behind it.
        string stat = File.ReadAllText(path);
        return stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[19];
    }

    /// <summary>Whether a lease is that of a worker.</summary>
    public static bool IsOf(string text, string worker) => text.Contains($"\"worker\":\"{worker}\"", StringComparison.Ordinal);

    /// <summary>Reads a lease; null if there is none.</summary>
    public static string? Read(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Writes a lease, whole or not at all.</summary>
    public static void Replace(string path, string text) => AtomicFile.WriteAllText(path, text);
}
