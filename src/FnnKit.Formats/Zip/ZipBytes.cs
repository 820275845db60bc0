namespace FnnKit.Formats;

/// <summary>The bytes of a ZIP archive, which notes what is read of them: <see cref="System.IO.Compression.ZipArchive"/> does not tell where a member lies.</summary>
internal sealed class ZipBytes(Stream stream) : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => stream.Length;

    public override long Position
    {
        get => stream.Position;
        set => stream.Position = Within(value);
    }

    /// <summary>Where the first byte was read since <see cref="StartNoting"/>; null where none was.</summary>
    public long? FirstRead { get; private set; }

    /// <summary>Forgets what was read.</summary>
    public void StartNoting() => FirstRead = null;

    public override int Read(Span<byte> buffer)
    {
        FirstRead ??= stream.Position;
        return stream.Read(buffer);
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => unchecked(Position + offset),
        _ => unchecked(Length + offset),
    };

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <summary>The archive's own figures say where to read, and may be damaged.</summary>
    private long Within(long position) => position >= 0 && position <= Length ? position
        : throw new InvalidDataException($"The archive names byte {position}, and has {Length} bytes.");
}
