using System.Buffers.Binary;
using System.Text;

namespace FnnKit.Formats;

/// <summary>The header of a .npy file: a Python dict literal with the keys descr, fortran_order and shape.</summary>
/// <param name="Descr">NumPy's name of the element type, as in <c>&lt;f4</c>.</param>
/// <param name="IsFortranOrder">Whether the first axis runs fastest.</param>
/// <param name="Shape">The sizes of the axes.</param>
/// <param name="Offset">Where in the file the literal starts.</param>
internal sealed record NpyHeader(string Descr, bool IsFortranOrder, int[] Shape, long Offset)
{
    /// <summary>NumPy's own default limit; a header of a million bytes is an attack and no array.</summary>
    private const int MaximumLength = 10_000;

    private const int Alignment = 64;

    // The space that numpy.save leaves for a first axis that grows: as many digits as 2^64 has, and one.
    private const int GrowthDigits = 21;

    private static ReadOnlySpan<byte> Magic => [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y'];

    public static NpyHeader Read(BinaryInput input)
    {
        Span<byte> start = stackalloc byte[8];
        input.Fill(start, "the .npy header");
        if (!start[..6].SequenceEqual(Magic))
            throw input.Error("this is no .npy file", "the first bytes \\x93NUMPY", "save it with numpy.save", offset: 0);
        if (start[6] is < 1 or > 3 || start[7] != 0)
            throw input.Error($"format version {start[6]}.{start[7]} is not known", "1.0, 2.0 or 3.0", "save it with numpy.save", offset: 6);

        Span<byte> lengthBytes = stackalloc byte[4];
        lengthBytes.Clear();
        input.Fill(start[6] == 1 ? lengthBytes[..2] : lengthBytes, "the length of the .npy header");
        uint length = BinaryPrimitives.ReadUInt32LittleEndian(lengthBytes);
        if (length > MaximumLength)
            throw input.Error($"the .npy header takes {length} bytes", $"at most {MaximumLength}", "save it with numpy.save", offset: 8);

        byte[] literal = new byte[length];
        long offset = input.Position;
        input.Fill(literal, "the .npy header");
        return new NpyHeaderParser(literal, input, offset).Parse();
    }

    /// <summary>The layout of an array of numbers.</summary>
    /// <exception cref="DataFileException">The array holds something else.</exception>
    public StoredLayout ToLayout(BinaryInput input)
    {
        if (!NumpyType.TryParse(Descr, out ElementType type, out bool isBigEndian))
            throw input.Error($"its elements are {NumpyType.Describe(Descr)}", "numbers or truth values", NumpyType.Remedy(Descr), Offset);
        var layout = new StoredLayout(type, Shape, isBigEndian, IsFortranOrder);
        if (layout.ByteCount < 0)
            throw input.Error($"the shape {ArrayShape.Format(Shape)} is too large to be real", remedy: "save it again", offset: Offset);
        return layout;
    }

    /// <summary>The header that numpy.save writes for an array, byte for byte.</summary>
    public static byte[] ToBytes(NumericArray array)
    {
        ArgumentNullException.ThrowIfNull(array);
        return ToBytes(array.ElementType, [.. array.Shape]);
    }

    /// <summary>The header of an array; its length is the same for every size of the first axis.</summary>
    public static byte[] ToBytes(ElementType type, int[] shape)
    {
        string literal = $"{{'descr': '{NumpyType.Name(type)}', 'fortran_order': False, 'shape': {ArrayShape.Format(shape)}, }}";
        if (shape.Length > 0)
            literal = literal.PadRight(literal.Length + GrowthDigits - ArrayShape.Format([shape[0]]).Length + "(,)".Length);

        const int fixedLength = 10;
        int padded = (fixedLength + literal.Length + 1 + Alignment - 1) / Alignment * Alignment - fixedLength;
        byte[] bytes = new byte[fixedLength + padded];
        Magic.CopyTo(bytes);
        bytes[6] = 1;
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(8), (ushort)padded);
        Encoding.ASCII.GetBytes(literal.PadRight(padded - 1) + "\n", bytes.AsSpan(fixedLength));
        return bytes;
    }
}
