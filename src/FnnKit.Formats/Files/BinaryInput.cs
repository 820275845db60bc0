namespace FnnKit.Formats;

/// <summary>A stream that is not believed: every read is counted, and no memory is taken before the bytes for it have come.</summary>
internal sealed class BinaryInput(Stream stream, string name)
{
    private const int ChunkSize = 1 << 16;

    /// <summary>The file's name in messages.</summary>
    public string Name => name;

    /// <summary>The bytes read so far.</summary>
    public long Position { get; private set; }

    /// <summary>The bytes to come, where the stream can tell.</summary>
    private long? Remaining => stream.CanSeek ? Math.Max(0, stream.Length - stream.Position) : null;

    /// <summary>Reads exactly as many bytes as the buffer holds.</summary>
    public void Fill(Span<byte> buffer, string what)
    {
        int count = ReadUpTo(buffer);
        if (count < buffer.Length)
            throw Error($"the file ends in {what}", $"{buffer.Length - count} more bytes", "it was cut short: copy or save it again");
    }

    /// <summary>Reads the last part of the file, which must be exactly this long.</summary>
    public byte[] ReadToEnd(long count, string what)
    {
        if (count > Array.MaxLength)
            throw Error($"{what} takes {count} bytes", $"at most {Array.MaxLength}, the most that is loaded at once", "split it into several files");
        if (Remaining is { } remaining && remaining != count)
            throw WrongLength(count, remaining, what);

        byte[] bytes = GC.AllocateUninitializedArray<byte>((int)(Remaining is null ? Math.Min(count, ChunkSize) : count));
        int filled = 0;
        while (true)
        {
            filled += ReadUpTo(bytes.AsSpan(filled));
            if (filled < bytes.Length)
                throw WrongLength(count, filled, what);
            if (filled == count)
                break;
            Array.Resize(ref bytes, (int)Math.Min(count, 2L * bytes.Length));
        }

        if (ReadUpTo(stackalloc byte[1]) != 0)
            throw Error($"the file goes on after {what}", $"exactly {count} bytes", "it is damaged or something was appended: save it again");
        return bytes;
    }

    /// <summary>Reads all that is left of a file whose length is known.</summary>
    public byte[] ReadRest(string what) => ReadToEnd(stream.Length - stream.Position, what);

    /// <summary>A complaint about the place just read, or another one.</summary>
    public DataFileException Error(string problem, string? expected = null, string? remedy = null, long? offset = null) =>
        new(name, problem, offset ?? Position, expected, remedy);

    private DataFileException WrongLength(long expected, long found, string what) => Error(
        $"{what} has {found} bytes",
        $"{expected}",
        found < expected ? "it was cut short: copy or save it again" : "it is damaged or something was appended: save it again");

    private int ReadUpTo(Span<byte> buffer)
    {
        try
        {
            int count = stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
            Position += count;
            return count;
        }
        catch (InvalidDataException exception)
        {
            throw new DataFileException(name, "the compressed data is damaged", Position, remedy: "copy or save it again", innerException: exception);
        }
    }
}
