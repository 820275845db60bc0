using System.IO.Compression;
using System.Text;

namespace FnnKit.Formats.Tests;

/// <summary>ZIP64 archives of stored members, with every 64-bit field in use, as a writer of huge archives makes them.</summary>
internal static class Zip64Archive
{
    private const int LocalSignature = 0x04034b50, CentralSignature = 0x02014b50, End64Signature = 0x06064b50, LocatorSignature = 0x07064b50, EndSignature = 0x06054b50;
    private const short Version = 45, ExtraField = 1;

    public static byte[] Make(params (string Name, byte[] Contents)[] members)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        var offsets = new List<long>();
        foreach ((string name, byte[] contents) in members)
        {
            offsets.Add(stream.Position);
            writer.Write(LocalSignature);
            WriteCommon(writer, name, contents, extraLength: 20);
            writer.Write(Encoding.ASCII.GetBytes(name));
            WriteExtra(writer, contents.Length, contents.Length);
            writer.Write(contents);
        }

        long start = stream.Position;
        foreach (((string name, byte[] contents), long offset) in members.Zip(offsets))
        {
            writer.Write(CentralSignature);
            writer.Write(Version);
            WriteCommon(writer, name, contents, extraLength: 28);
            writer.Write(new byte[10]);
            writer.Write(uint.MaxValue);
            writer.Write(Encoding.ASCII.GetBytes(name));
            WriteExtra(writer, contents.Length, contents.Length, offset);
        }

        WriteEnd(writer, members.Length, start, stream.Position - start);
        return stream.ToArray();
    }

    /// <summary>The 26 bytes that a local header and a directory entry share; both lengths stand in the extra field.</summary>
    private static void WriteCommon(BinaryWriter writer, string name, byte[] contents, short extraLength)
    {
        writer.Write(Version);
        writer.Write(new byte[8]);
        writer.Write(Checksum(contents));
        writer.Write(uint.MaxValue);
        writer.Write(uint.MaxValue);
        writer.Write((short)name.Length);
        writer.Write(extraLength);
    }

    private static void WriteExtra(BinaryWriter writer, params long[] values)
    {
        writer.Write(ExtraField);
        writer.Write((short)(8 * values.Length));
        foreach (long value in values)
            writer.Write(value);
    }

    private static void WriteEnd(BinaryWriter writer, long count, long start, long length)
    {
        long end = start + length;
        writer.Write(End64Signature);
        writer.Write(44L);
        writer.Write(Version);
        writer.Write(Version);
        writer.Write(0L);
        writer.Write(count);
        writer.Write(count);
        writer.Write(length);
        writer.Write(start);

        writer.Write(LocatorSignature);
        writer.Write(0);
        writer.Write(end);
        writer.Write(1);

        writer.Write(EndSignature);
        writer.Write(0);
        writer.Write(uint.MaxValue);
        writer.Write(uint.MaxValue);
        writer.Write(uint.MaxValue);
        writer.Write((short)0);
    }

    private static uint Checksum(byte[] contents)
    {
        using var archive = new ZipArchive(new MemoryStream(Archive.Make(CompressionLevel.NoCompression, ("x", contents))));
        return archive.Entries[0].Crc32;
    }
}
