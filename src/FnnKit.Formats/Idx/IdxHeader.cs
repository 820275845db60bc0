using System.Buffers.Binary;

namespace FnnKit.Formats;

/// <summary>The first bytes of an IDX file: what its elements are, and how many lie along each axis.</summary>
internal static class IdxHeader
{
    private const int MaximumRank = 8;

    public static StoredLayout Read(BinaryInput input)
    {
        Span<byte> magic = stackalloc byte[4];
        input.Fill(magic, "the IDX header");
        if (magic[0] != 0 || magic[1] != 0)
            throw input.Error("this is no IDX file", "two zero bytes first, or gzip", "check that it is the file that was meant", 0);
        ElementType type = ElementTypeOf(magic[2]) ?? throw input.Error(
            $"the element type 0x{magic[2]:x2} is not known", "one of 08, 09, 0b, 0c, 0d and 0e", "check that it is an IDX file", 2);
        int rank = magic[3];
        if (rank is 0 or > MaximumRank)
            throw input.Error($"the array has {rank} axes", $"1 to {MaximumRank}", "check that it is an IDX file", 3);

        Span<byte> sizes = stackalloc byte[rank * sizeof(int)];
        input.Fill(sizes, "the IDX header");
        int[] shape = new int[rank];
        for (int axis = 0; axis < rank; axis++)
        {
            shape[axis] = BinaryPrimitives.ReadInt32BigEndian(sizes[(axis * sizeof(int))..]);
            if (shape[axis] < 0)
                throw input.Error("an axis of the array is too long", $"sizes of at most {int.MaxValue}", "check that it is an IDX file", 4 + 4 * axis);
        }

        var layout = new StoredLayout(type, shape, IsBigEndian: true);
        if (layout.ByteCount < 0)
            throw input.Error($"the shape {ArrayShape.Format(shape)} is too large to be real", "fewer elements", "check that it is an IDX file", 4);
        return layout;
    }

    private static ElementType? ElementTypeOf(byte code) => code switch
    {
        0x08 => ElementType.UInt8,
        0x09 => ElementType.Int8,
        0x0b => ElementType.Int16,
        0x0c => ElementType.Int32,
        0x0d => ElementType.Float32,
        0x0e => ElementType.Float64,
        _ => null,
    };
}
