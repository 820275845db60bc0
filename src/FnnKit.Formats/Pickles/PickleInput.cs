using System.Buffers.Binary;

namespace FnnKit.Formats;

/// <summary>The bytes of a pickle, read without going past their end.</summary>
internal sealed class PickleInput(ReadOnlyMemory<byte> bytes, string name, long offset)
{
    private int _position;
    private int _opcodePosition;

    /// <summary>The number of bytes in the pickle.</summary>
    public int Length => bytes.Length;

    public bool IsAtEnd => _position == bytes.Length;

    /// <summary>Reads an opcode; complaints point at the last one.</summary>
    public PickleOpcode ReadOpcode()
    {
        _opcodePosition = _position;
        return (PickleOpcode)ReadByte();
    }

    public byte ReadByte() => Read(1).Span[0];

    public ushort ReadUInt16() => BinaryPrimitives.ReadUInt16LittleEndian(Read(sizeof(ushort)).Span);

    public int ReadInt32() => BinaryPrimitives.ReadInt32LittleEndian(Read(sizeof(int)).Span);

    public uint ReadUInt32() => BinaryPrimitives.ReadUInt32LittleEndian(Read(sizeof(uint)).Span);

    public ulong ReadUInt64() => BinaryPrimitives.ReadUInt64LittleEndian(Read(sizeof(ulong)).Span);

    public double ReadDouble() => BinaryPrimitives.ReadDoubleBigEndian(Read(sizeof(double)).Span);

    /// <summary>The next bytes, without a copy.</summary>
    public ReadOnlyMemory<byte> Read(ulong count)
    {
        if (count > (ulong)(bytes.Length - _position))
            throw Error("the pickle ends early", $"{count} bytes and more", "it was cut short: copy or save it again");
        ReadOnlyMemory<byte> part = bytes.Slice(_position, (int)count);
        _position += (int)count;
        return part;
    }

    /// <summary>The bytes up to the next line feed, which is read too.</summary>
    public ReadOnlySpan<byte> ReadLine()
    {
        int length = bytes.Span[_position..].IndexOf((byte)'\n');
        if (length < 0)
            throw Error("the pickle ends early", "the end of a line", "it was cut short: copy or save it again");
        ReadOnlySpan<byte> line = bytes.Span.Slice(_position, length);
        _position += length + 1;
        return line;
    }

    public DataFileException Error(string problem, string expected, string remedy = "save it with numpy.save") =>
        new(name, problem, offset + _opcodePosition, expected, remedy);
}
