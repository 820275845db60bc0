using System.Buffers.Binary;

namespace FnnKit.Formats;

/// <summary>The CRC-32 of ZIP, gzip and PNG (ISO 3309, reflected polynomial EDB88320), eight bytes a step ("slicing by 8", Intel, 2006).</summary>
internal static class Crc32
{
    private static readonly uint[][] Tables = MakeTables();

    public static uint Compute(ReadOnlySpan<byte> bytes) => Append(0, bytes);

    /// <summary>Continues a checksum over more bytes.</summary>
    public static uint Append(uint checksum, ReadOnlySpan<byte> bytes)
    {
        uint state = ~checksum;
        for (; bytes.Length >= 8; bytes = bytes[8..])
        {
            uint low = BinaryPrimitives.ReadUInt32LittleEndian(bytes) ^ state;
            uint high = BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]);
            state = Tables[7][(byte)low] ^ Tables[6][(byte)(low >> 8)] ^ Tables[5][(byte)(low >> 16)] ^ Tables[4][low >> 24]
                ^ Tables[3][(byte)high] ^ Tables[2][(byte)(high >> 8)] ^ Tables[1][(byte)(high >> 16)] ^ Tables[0][high >> 24];
        }

        foreach (byte value in bytes)
            state = Tables[0][(byte)(state ^ value)] ^ (state >> 8);
        return ~state;
    }

    private static uint[][] MakeTables()
    {
        var tables = new uint[8][];
        for (int t = 0; t < tables.Length; t++)
        {
            tables[t] = new uint[256];
            for (uint i = 0; i < 256; i++)
            {
                uint previous = t == 0 ? i : tables[t - 1][i];
                tables[t][i] = t == 0 ? ShiftOut(previous) : tables[0][(byte)previous] ^ (previous >> 8);
            }
        }

        return tables;
    }

    private static uint ShiftOut(uint value)
    {
        for (int bit = 0; bit < 8; bit++)
            value = (value & 1) == 0 ? value >> 1 : (value >> 1) ^ 0xEDB88320;
        return value;
    }
}
