using System.Text;

namespace FnnKit.Cli;

/// <summary>Writes UTF-8 text to a terminal with its control characters escaped. A pipe or a file receives the bytes as they are.</summary>
/// <param name="stream">Receives the text.</param>
internal sealed class PrintableStream(Stream stream) : Stream
{
    // Of U+0080 to U+009F, which some terminals obey as they do an escape.
    private const byte LeadOfControls = 0xC2;

    private bool _hasLead;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Flush() => stream.Flush();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        var escaped = new MemoryStream(buffer.Length + 16);
        foreach (byte value in buffer)
        {
            bool isControl = _hasLead ? value is >= 0x80 and <= 0x9F : value is < 0x20 and not ((byte)'\n' or (byte)'\r' or (byte)'\t') or 0x7F;
            if (_hasLead && !isControl)
                escaped.WriteByte(LeadOfControls);
            _hasLead = !isControl && value == LeadOfControls;
            if (isControl)
                escaped.Write(Encoding.ASCII.GetBytes(PrintableText.Code(value)));
            else if (!_hasLead)
                escaped.WriteByte(value);
        }

        stream.Write(escaped.GetBuffer(), 0, (int)escaped.Length);
    }
}
