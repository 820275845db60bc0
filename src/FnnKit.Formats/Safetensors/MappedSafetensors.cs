using System.Buffers;

namespace FnnKit.Formats;

/// <summary>
/// A safetensors file mapped into memory. Its tensors need not be loaded to be listed, and <see cref="NumericArray.CopyTo(long, Span{float})"/> reads only
/// the slice it converts. After disposal, the bytes of its tensors cannot be reached any more.
/// </summary>
public sealed class MappedSafetensors : IDisposable
{
    private readonly MappedFile _file;
    private readonly SafetensorsHeader _header;

    private MappedSafetensors(MappedFile file, SafetensorsHeader header)
    {
        _file = file;
        _header = header;
        SafetensorsContent content = header.ToContent(entry => file.Memory(header.DataOffset + entry.Begin, (int)entry.Layout.ByteCount));
        Tensors = content.Tensors;
        Metadata = content.Metadata;
    }

    /// <summary>The tensors by name, in the order of their data.</summary>
    public OrderedDictionary<string, NumericArray> Tensors { get; }

    /// <summary>The text that goes with them.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; }

    /// <summary>The bytes of tensors that lie one after the other in the file, as they stand there; null if they do not, or are more than 2 GB.</summary>
    /// <param name="names">The tensors in their order.</param>
    /// <returns>Memory that does not move, begins at a multiple of 64 bytes where the file was written so, and keeps the file mapped.</returns>
    public MemoryManager<byte>? Run(IReadOnlyList<string> names)
    {
        int first = names.Count == 0 ? -1 : _header.Entries.TakeWhile(entry => entry.Name != names[0]).Count();
        if (first < 0 || first + names.Count > _header.Entries.Count || !_header.Entries.Skip(first).Take(names.Count).Select(entry => entry.Name).SequenceEqual(names))
            return null;
        long begin = _header.Entries[first].Begin, length = _header.Entries[first + names.Count - 1].End - begin;
        return length is 0 or > int.MaxValue ? null : _file.PartAt(_header.DataOffset + begin, (int)length);
    }

    /// <summary>Unmaps the file. Spans taken from its tensors must not be used any more.</summary>
    public void Dispose() => _file.Dispose();

    internal static MappedSafetensors Open(string path)
    {
        using FileStream stream = File.OpenRead(path);
        var header = SafetensorsHeader.Read(new BinaryInput(stream, path), stream.Length);
        return new MappedSafetensors(new MappedFile(stream), header);
    }
}
