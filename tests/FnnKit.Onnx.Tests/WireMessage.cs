using System.Buffers.Binary;
using System.Text;

namespace FnnKit.Onnx.Tests;

/// <summary>One message of protobuf, as it is on the wire: numbers of fields, with integers or bytes.</summary>
internal sealed class WireMessage
{
    private readonly List<(int Field, long Number, byte[] Bytes)> _fields = [];

    public WireMessage(byte[] bytes)
    {
        for (int position = 0; position < bytes.Length;)
        {
            long tag = ReadNumber(bytes, ref position);
            int field = (int)(tag >> 3);
            switch (tag & 7)
            {
                case 0:
                    _fields.Add((field, ReadNumber(bytes, ref position), []));
                    break;
                case 2:
                    int length = checked((int)ReadNumber(bytes, ref position));
                    _fields.Add((field, 0, bytes[position..(position + length)]));
                    position += length;
                    break;
                case 5:
                    _fields.Add((field, 0, bytes[position..(position + 4)]));
                    position += 4;
                    break;
                default:
                    throw new InvalidDataException($"wire type {tag & 7}");
            }
        }
    }

    public IEnumerable<WireMessage> Messages(int field) => Bytes(field).Select(bytes => new WireMessage(bytes));

    public WireMessage Message(int field) => Messages(field).Single();

    public string[] Texts(int field) => [.. Bytes(field).Select(Encoding.UTF8.GetString)];

    public string Text(int field) => Texts(field).Single();

    public long Number(int field) => _fields.Single(one => one.Field == field).Number;

    public float Single(int field) => BinaryPrimitives.ReadSingleLittleEndian(Bytes(field).Single());

    /// <summary>Numbers that may be packed into one field, or stand in one each.</summary>
    public long[] Numbers(int field) => [.. _fields.Where(one => one.Field == field).SelectMany(one => one.Bytes.Length == 0 ? [one.Number] : Unpack(one.Bytes))];

    public bool Has(int field) => _fields.Any(one => one.Field == field);

    public IEnumerable<byte[]> Bytes(int field) => _fields.Where(one => one.Field == field).Select(one => one.Bytes);

    private static IEnumerable<long> Unpack(byte[] bytes)
    {
        for (int position = 0; position < bytes.Length;)
            yield return ReadNumber(bytes, ref position);
    }

    private static long ReadNumber(byte[] bytes, ref int position)
    {
        ulong number = 0;
        for (int shift = 0; ; shift += 7)
        {
            byte next = bytes[position++];
            number |= (ulong)(next & 0x7f) << shift;
            if (next < 0x80)
                return (long)number;
        }
    }
}
