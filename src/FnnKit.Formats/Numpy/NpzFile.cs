using System.IO.Compression;

namespace FnnKit.Formats;

/// <summary>
/// NumPy's .npz format: a ZIP archive of .npy files, stored or deflated. Checksums are verified, and an archive that inflates without measure is refused.
/// </summary>
/// <remarks>Sources: numpy.lib.format; PKWARE, APPNOTE.TXT (the ZIP specification). ZIP64 archives are read; written archives have at most 4 GiB.</remarks>
public static class NpzFile
{
    /// <summary>
    /// Reads all arrays of numbers, in the order of the archive, by their names without <c>.npy</c>. Arrays of something else, and members that are no arrays,
    /// are left out.
    /// </summary>
    /// <exception cref="DataFileException">The file is no archive, is damaged, or a member is encrypted or badly named.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="UnauthorizedAccessException">Reading the file is not allowed.</exception>
    public static OrderedDictionary<string, NumericArray> Read(string path) => ReadContent(path).Arrays;

    /// <summary>Reads all arrays of numbers, and says what else the archive holds.</summary>
    /// <inheritdoc cref="Read(string)"/>
    public static NpzContent ReadContent(string path) => ReadContent(path, ReadLimits.Default);

    /// <summary>Reads all arrays of numbers within limits, and says what else the archive holds.</summary>
    /// <inheritdoc cref="Read(string)"/>
    public static NpzContent ReadContent(string path, ReadLimits limits)
    {
        ArgumentNullException.ThrowIfNull(limits);
        using FileStream stream = File.OpenRead(path);
        return ReadContent(stream, path, limits);
    }

    /// <summary>Whether a file begins as a ZIP archive does, whatever its name.</summary>
    /// <inheritdoc cref="Read(string)"/>
    public static bool IsArchive(string path)
    {
        Span<byte> start = stackalloc byte[4];
        using FileStream stream = File.OpenRead(path);
        return stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) == start.Length && start.SequenceEqual("PK\x03\x04"u8);
    }

    /// <summary>Reads all arrays of numbers from a stream that can seek.</summary>
    /// <param name="stream">The contents of a .npz file.</param>
    /// <param name="name">The file's name, for messages.</param>
    /// <exception cref="ArgumentException">The stream cannot seek.</exception>
    /// <exception cref="DataFileException">The stream is no archive of .npy files, is damaged, or a member is encrypted or badly named.</exception>
    public static OrderedDictionary<string, NumericArray> Read(Stream stream, string name) => ReadContent(stream, name, ReadLimits.Default).Arrays;

    private static NpzContent ReadContent(Stream stream, string name, ReadLimits limits)
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (!stream.CanSeek)
            throw new ArgumentException("A .npz file is read from its end: the stream must be able to seek.", nameof(stream));

        var content = new NpzContent(new(), new());
        using var archive = new ZipArchiveReader(stream, name, limits);
        foreach (ZipArchiveEntry member in archive.Members)
        {
            if (!member.FullName.EndsWith(".npy", StringComparison.Ordinal))
            {
                content.Others.TryAdd(member.FullName, "no array");
                continue;
            }

            string key = NpzName.ToKey(member.FullName) ?? throw archive.Error(
                $"the archive has a member '{member.FullName}'", null, "relative names that end in .npy", "save it with numpy.savez");
            if (content.Arrays.ContainsKey(key) || content.Others.ContainsKey(key))
                throw archive.Error($"the archive has two members '{member.FullName}'", null, "names that differ", "save it with numpy.savez");
            using var contents = new MemoryStream(archive.Read(member));
            if (NpyFile.ReadNumbers(contents, $"{name}({member.FullName})", out string? others) is { } array)
                content.Arrays.Add(key, array);
            else
                content.Others.Add(key, others!);
        }

        return content;
    }

    /// <summary>Writes arrays, stored and in the order given, replacing the file as a whole. The same arrays always give the same bytes.</summary>
    /// <exception cref="ArgumentException">A name is empty, rooted, has <c>..</c> or control characters, or comes twice.</exception>
    /// <exception cref="NotSupportedException">NumPy has no type for an array's elements (BFloat16), or the archive would exceed 4 GiB.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">Writing is not allowed.</exception>
    public static void Write(string path, IEnumerable<KeyValuePair<string, NumericArray>> arrays) =>
        AtomicFile.Write(path, stream => Write(stream, arrays));

    /// <summary>Writes arrays to a stream, which need not seek.</summary>
    /// <exception cref="ArgumentException">A name is empty, rooted, has <c>..</c> or control characters, or comes twice.</exception>
    /// <exception cref="NotSupportedException">NumPy has no type for an array's elements (BFloat16), or the archive would exceed 4 GiB.</exception>
    public static void Write(Stream stream, IEnumerable<KeyValuePair<string, NumericArray>> arrays)
    {
        ArgumentNullException.ThrowIfNull(arrays);
        var archive = new ZipArchiveWriter(stream);
        var names = new HashSet<string>();
        foreach ((string key, NumericArray array) in arrays)
        {
            string name = key + ".npy";
            if (NpzName.ToKey(name) is null)
                throw new ArgumentException($"'{key}' cannot name an array in a .npz file: use a relative name without '..'.", nameof(arrays));
            if (!names.Add(name))
                throw new ArgumentException($"Two arrays are named '{key}'.", nameof(arrays));
            archive.Add(name, NpyHeader.ToBytes(array), array.Bytes.Span);
        }

        archive.Finish();
    }
}
