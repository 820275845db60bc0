namespace FnnKit.Formats.Tests;

/// <summary>A stream that cannot seek and gives a few bytes at a time, as a pipe does.</summary>
internal sealed class ForwardOnlyStream(byte[] bytes) : MemoryStream(bytes)
{
    public override bool CanSeek => false;

    public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, 1000)]);
}
