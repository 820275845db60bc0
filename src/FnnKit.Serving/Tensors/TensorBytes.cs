using System.Buffers.Binary;
using System.Text;

namespace FnnKit.Serving;

/// <summary>Tensors as bytes: numbers in little-endian order, texts each behind its length in four bytes.</summary>
internal static class TensorBytes
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Reads a tensor.</summary>
    /// <exception cref="RequestException">The bytes are not as many as its shape needs, or not text.</exception>
    public static InputTensor Read(string name, TensorType type, IReadOnlyList<long> shape, int count, ReadOnlySpan<byte> bytes)
    {
        if (type == TensorType.BYTES)
            return new InputTensor(name, type, shape) { Texts = ReadTexts(name, count, bytes) };
        if (bytes.Length != (long)count * type.Size())
            throw RequestException.Bad($"Input '{name}' has {bytes.Length} bytes, but its shape [{string.Join(", ", shape)}] of {type} needs {(long)count * type.Size()}.");
        double[] numbers = new double[count];
        for (int i = 0; i < count; i++)
            numbers[i] = ReadNumber(name, type, bytes.Slice(i * type.Size(), type.Size()));
        return new InputTensor(name, type, shape) { Numbers = numbers };
    }

    /// <summary>The bytes of a tensor.</summary>
    public static byte[] Write(OutputTensor tensor)
    {
        if (tensor.Type == TensorType.BYTES)
            return WriteTexts(tensor.Texts);
        byte[] bytes = new byte[tensor.Numbers.Length * tensor.Type.Size()];
        for (int i = 0; i < tensor.Numbers.Length; i++)
        {
            if (tensor.Type == TensorType.FP32)
                BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(i * sizeof(float)), (float)tensor.Numbers[i]);
            else
                BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(i * sizeof(double)), tensor.Numbers[i]);
        }

        return bytes;
    }

    private static double ReadNumber(string name, TensorType type, ReadOnlySpan<byte> bytes) => type switch
    {
        TensorType.BOOL => bytes[0] <= 1 ? bytes[0] : throw RequestException.Bad($"Input '{name}' holds the byte {bytes[0]}, but BOOL is 0 or 1."),
        TensorType.UINT8 => bytes[0],
        TensorType.INT8 => (sbyte)bytes[0],
        TensorType.UINT16 => BinaryPrimitives.ReadUInt16LittleEndian(bytes),
        TensorType.INT16 => BinaryPrimitives.ReadInt16LittleEndian(bytes),
        TensorType.UINT32 => BinaryPrimitives.ReadUInt32LittleEndian(bytes),
        TensorType.INT32 => BinaryPrimitives.ReadInt32LittleEndian(bytes),
        TensorType.UINT64 => type.Check(BinaryPrimitives.ReadUInt64LittleEndian(bytes), name),
        TensorType.INT64 => type.Check(BinaryPrimitives.ReadInt64LittleEndian(bytes), name),
        TensorType.FP16 => (double)BinaryPrimitives.ReadHalfLittleEndian(bytes),
        TensorType.FP32 => BinaryPrimitives.ReadSingleLittleEndian(bytes),
        _ => BinaryPrimitives.ReadDoubleLittleEndian(bytes),
    };

    private static string[] ReadTexts(string name, int count, ReadOnlySpan<byte> bytes)
    {
        string[] texts = new string[count];
        for (int i = 0; i < count; i++)
        {
            if (bytes.Length < sizeof(uint) || BinaryPrimitives.ReadUInt32LittleEndian(bytes) is var length && length > bytes.Length - sizeof(uint))
                throw RequestException.Bad($"Input '{name}' ends within its text {i + 1} of {count}; each text needs its length in four bytes, then its bytes.");
            var text = bytes.Slice(sizeof(uint), (int)length);
            texts[i] = System.Text.Unicode.Utf8.IsValid(text) ? Utf8.GetString(text) : throw RequestException.Bad($"Input '{name}' holds bytes that are not UTF-8 text.");
            bytes = bytes[(sizeof(uint) + (int)length)..];
        }

        return bytes.IsEmpty ? texts : throw RequestException.Bad($"Input '{name}' has {bytes.Length} bytes more than its {count} texts need.");
    }

    private static byte[] WriteTexts(string[] texts)
    {
        using var bytes = new MemoryStream();
        Span<byte> length = stackalloc byte[sizeof(uint)];
        foreach (string text in texts)
        {
            byte[] encoded = Utf8.GetBytes(text);
            BinaryPrimitives.WriteUInt32LittleEndian(length, (uint)encoded.Length);
            bytes.Write(length);
            bytes.Write(encoded);
        }

        return bytes.ToArray();
    }
}
