using System.Diagnostics;
using FnnKit.Formats;

namespace FnnKit.Fuzz;

/// <summary>Tries changed files of a format. What is read may be refused in words, in little time and with memory that fits the file; anything else is a fault.</summary>
internal static class Trial
{
    private const int Multiple = 10;
    private const long Always = 64L << 20;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    /// <summary>How many inputs of each format are tried; a longer search is made by setting the variable.</summary>
    private static int Count => int.TryParse(Environment.GetEnvironmentVariable("FNNKIT_FUZZ"), out int count) ? count : 300;

    /// <summary>Tries a format.</summary>
    /// <param name="good">A good file.</param>
    /// <param name="mutate">Changes it.</param>
    /// <param name="read">Reads the file at a path, and checks what it means.</param>
    /// <param name="ending">The ending of the file's name.</param>
    /// <param name="share">Which share of the inputs is tried, for formats that take long.</param>
    public static void Run(byte[] good, Func<byte[], Random, byte[]> mutate, Action<string> read, string ending, double share = 1)
    {
        string folder = Directory.CreateTempSubdirectory("fnnkit-fuzz").FullName, path = Path.Combine(folder, "file" + ending);
        try
        {
            File.WriteAllBytes(path, good);
            read(path);
            for (int i = 0; i < Count * share; i++)
            {
                byte[] input = mutate(good, new Random(i));
                File.WriteAllBytes(path, input);
                long before = GC.GetAllocatedBytesForCurrentThread();
                var watch = Stopwatch.StartNew();
                if (Read(read, path) is { } fault)
                    Assert.Fail($"input {i} ({Convert.ToBase64String(input.AsSpan(0, Math.Min(input.Length, 3000)))}): {fault}");
                Assert.True(watch.Elapsed < Limit, $"input {i} took {watch.Elapsed}");
                long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
                Assert.True(allocated < (Multiple * input.LongLength) + Always, $"input {i} of {input.Length} bytes took {allocated} bytes");
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string? Read(Action<string> read, string path)
    {
        try
        {
            read(path);
            return null;
        }
        catch (Exception exception) when (exception is FnnKitException or DataFileException)
        {
            return exception.Message.Length > 0 ? null : "refused without a word";
        }
#pragma warning disable CA1031 // Whatever else comes is what is looked for.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return exception.ToString();
        }
    }
}
