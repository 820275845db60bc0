namespace FnnKit.Formats;

/// <summary>
/// The safetensors format: the length of a header, the header in JSON, and the tensors' bytes without gaps. It holds data alone, and nothing in it is run.
/// </summary>
/// <remarks>Source: the format's own specification (safetensors, README "Format"); everything it forbids is refused.</remarks>
public static class SafetensorsFile
{
    /// <summary>Reads a file whole.</summary>
    /// <exception cref="DataFileException">The file is no safetensors file, is damaged, or has a tensor of a type that is not known.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="UnauthorizedAccessException">Reading the file is not allowed.</exception>
    public static SafetensorsContent Read(string path)
    {
        using FileStream stream = File.OpenRead(path);
        return Read(stream, path);
    }

    /// <summary>Reads tensors from a stream that can seek and that ends with them.</summary>
    /// <param name="stream">The contents of a safetensors file.</param>
    /// <param name="name">The file's name, for messages.</param>
    /// <exception cref="ArgumentException">The stream cannot seek.</exception>
    /// <exception cref="DataFileException">The stream holds no safetensors file, is damaged, or has a tensor of a type that is not known.</exception>
    public static SafetensorsContent Read(Stream stream, string name)
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (!stream.CanSeek)
            throw new ArgumentException("The header is checked against the file's length: the stream must be able to seek.", nameof(stream));

        var input = new BinaryInput(stream, name);
        SafetensorsHeader header = SafetensorsHeader.Read(input, stream.Length - stream.Position);
        return header.ToContent(entry =>
        {
            byte[] bytes = new byte[entry.Layout.ByteCount];
            input.Fill(bytes, $"the tensor '{entry.Name}'");
            return bytes;
        });
    }

    /// <summary>Maps a file into memory, so that a tensor's bytes are read when they are touched.</summary>
    /// <remarks>The file must not be cut short while it is open: no process survives reading a page that is gone.</remarks>
    /// <inheritdoc cref="Read(string)"/>
    public static MappedSafetensors Open(string path) => MappedSafetensors.Open(path);

    /// <summary>
    /// Writes tensors in the order given, and metadata in ordinal order of its keys, replacing the file as a whole. The same content always gives the
    /// same bytes. The data starts at a multiple of 64 bytes.
    /// </summary>
    /// <exception cref="ArgumentException">A name comes twice, is <c>__metadata__</c> or is no valid Unicode, or the header would exceed 100 MB.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">Writing is not allowed.</exception>
    public static void Write(
        string path, IEnumerable<KeyValuePair<string, NumericArray>> tensors, IEnumerable<KeyValuePair<string, string>>? metadata = null) =>
        AtomicFile.Write(path, stream => Write(stream, tensors, metadata));

    /// <summary>Writes tensors to a stream, which need not seek.</summary>
    /// <exception cref="ArgumentException">A name comes twice, is <c>__metadata__</c> or is no valid Unicode, or the header would exceed 100 MB.</exception>
    public static void Write(
        Stream stream, IEnumerable<KeyValuePair<string, NumericArray>> tensors, IEnumerable<KeyValuePair<string, string>>? metadata = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        KeyValuePair<string, NumericArray>[] all = [.. tensors];
        stream.Write(SafetensorsHeaderWriter.ToBytes(all, metadata ?? []));
        foreach ((_, NumericArray tensor) in all)
            stream.Write(tensor.Bytes.Span);
    }
}
