using FnnKit.Formats;

namespace FnnKit.Cli;

/// <summary>Checks of the file that a command is to write, before there is work to lose.</summary>
internal static class OutputFile
{
    private static readonly StringComparison PathComparison = OperatingSystem.IsLinux() ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;

    /// <summary>Checks that a file can be meant as output.</summary>
    /// <param name="output">The file to write.</param>
    /// <param name="inputs">What is read, and must not be written over; what is no file is passed over.</param>
    /// <exception cref="DataFileException">It is no file name, a folder, a device, or one of the files that are read, be it through a link.</exception>
    /// <exception cref="DirectoryNotFoundException">Its folder does not exist.</exception>
    public static void Check(string output, params IEnumerable<string?> inputs)
    {
        if (output.Length == 0)
            throw new DataFileException("--output", "it names no file", remedy: "name the file to write");
        if (Directory.Exists(output))
            throw new DataFileException(output, "it is a folder", remedy: "name a file in it with --output");
        AtomicFile.Check(output);
        if (inputs.FirstOrDefault(input => IsSame(output, input)) is { } same)
            throw new DataFileException(output, $"it would be written over what is read from it ('{same}')", remedy: "name another file with --output");
    }

    /// <summary>Checks that the name of a file does not end as that of another format does.</summary>
    /// <exception cref="DataFileException">It does.</exception>
    public static void CheckEnding(string output, string format, params IEnumerable<string> others)
    {
        string ending = Path.GetExtension(output).ToLowerInvariant();
        if (others.Any(other => other != format && ending == "." + other))
            throw new DataFileException(output, $"it ends in {ending}, but what is written is {format}", remedy: $"name a file that ends in .{format}");
    }

    // Only files that are there can be the same, and what leads to those has no links in circles.
    private static bool IsSame(string output, string? input) => File.Exists(output) && File.Exists(input) && string.Equals(Real(output), Real(input), PathComparison);

    /// <summary>The path of a file that is there, without links on its way.</summary>
    private static string Real(string path)
    {
        string full = Path.GetFullPath(path);
        if (Path.GetDirectoryName(full) is not { } folder)
            return full;
        full = Path.Combine(Real(folder), Path.GetFileName(full));
        // A link to an open pipe leads to a name that is no path.
        return Path.Exists(full) && new FileInfo(full).ResolveLinkTarget(returnFinalTarget: true) is { } target ? Real(target.FullName) : full;
    }
}
