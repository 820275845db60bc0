using System.Globalization;
using System.Text.Json.Nodes;

namespace FnnKit;

/// <summary>
/// The owner of a run folder: a file <c>run.lock</c> that names process and host, and that the operating system holds as long as the process lives. The lock
/// of a process that was killed is taken over.
/// </summary>
internal sealed class RunLock : IDisposable
{
    private const string Name = "run.lock";

    private readonly string _path;
    private readonly FileStream _held;

    private RunLock(string path, FileStream held)
    {
        _path = path;
        _held = held;
    }

    /// <summary>Takes a folder.</summary>
    /// <param name="folder">The folder, which must exist.</param>
    /// <exception cref="CheckpointException">A process that lives has it.</exception>
    public static RunLock Take(string folder)
    {
        string path = Path.Combine(folder, Name);
        // Two that come at once may each see the other's lock for a moment; one of them gets it.
        for (int attempt = 1; ; attempt++)
        {
            if (TryTake(path) is { } held)
                return new RunLock(path, held);
            if (attempt == 3)
                throw new CheckpointException($"The run folder '{folder}' is in use{Owner(path)}. Wait until that run has ended, or write to another folder.");
            Thread.Sleep(20 * attempt);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // Removed while it is held: removed later, it could be the lock of the next owner.
        try
        {
            File.Delete(_path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A lock that stays is taken over.
        }

        _held.Dispose();
    }

    /// <summary>
    /// Writes the lock while nobody holds it, and then holds it in a way that lets others read it. Whoever finds its own name in the file afterwards has it: nobody
    /// can have written since.
    /// </summary>
    private static FileStream? TryTake(string path)
    {
        string owner = new JsonObject
        {
            ["process"] = Environment.ProcessId,
            ["host"] = Environment.MachineName,
            ["since"] = TimeProvider.System.GetLocalNow().ToString("O", CultureInfo.InvariantCulture),
#pragma warning disable RS0030 // The key must differ between processes; no result depends on it.
            ["key"] = Guid.NewGuid().ToString("N"),
#pragma warning restore RS0030
        }.ToJsonString();
        FileStream? held = null;
        try
        {
            using (var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.None))
            {
                file.SetLength(0);
                file.Write(System.Text.Encoding.UTF8.GetBytes(owner));
            }

            held = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
            using var reader = new StreamReader(held, leaveOpen: true);
            if (reader.ReadToEnd() == owner)
                return held;
        }
        catch (IOException)
        {
            // Somebody has it, or was faster.
        }

        held?.Dispose();
        return null;
    }

    private static string Owner(string path)
    {
        try
        {
            var owner = SettingReader.ReadFile(path);
            return $" by process {owner.Required("process").RequireWhole()} on {owner.Required("host").RequireText()}, since {owner.Required("since").RequireText()}";
        }
        catch (Exception exception) when (exception is IOException or SettingsException)
        {
            return " by another process";
        }
    }
}
