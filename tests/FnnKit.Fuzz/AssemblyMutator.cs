using System.Buffers.Binary;
using System.Reflection.PortableExecutable;

namespace FnnKit.Fuzz;

/// <summary>Changes assemblies in place, most of all their metadata, so that most of them still look like one and damage is found deep inside.</summary>
internal static class AssemblyMutator
{
    private static readonly uint[] Extremes = [0, 1, 0x7f, 0x80, 0xff, 0x3fff, 0x4000, 0x7fff, 0xffff, 0x1fffffff, 0x20000000, 0x7fffffff, 0x80000000, 0xffffffff];

    public static byte[] Apply(byte[] good, Random random)
    {
        if (random.Next(10) == 0)
            return ByteMutator.Apply(good, random);
        var (start, size) = Metadata(good);
        byte[] bytes = [.. good];
        for (int count = random.Next(1, 8); count > 0; count--)
        {
            // The headers of the file, the tables at the start of the metadata, or the heaps behind them.
            int at = random.Next(8) == 0 ? random.Next(512) : start + random.Next(random.Next(2) == 0 ? Math.Min(size, 4096) : size);
            at = Math.Min(at, bytes.Length - sizeof(uint));
            switch (random.Next(4))
            {
                case 0: bytes[at] ^= (byte)(1 << random.Next(8)); break;
                case 1: bytes[at] = (byte)random.Next(256); break;
                case 2: bytes[at] = bytes[start + random.Next(size)]; break;
                default: BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(at), Extremes[random.Next(Extremes.Length)]); break;
            }
        }

        return bytes;
    }

    private static (int Start, int Size) Metadata(byte[] assembly)
    {
        using var pe = new PEReader(new MemoryStream(assembly));
        return (pe.PEHeaders.MetadataStartOffset, pe.PEHeaders.MetadataSize);
    }
}
