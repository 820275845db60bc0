namespace FnnKit.Formats;

/// <summary>
/// A safetensors file mapped into memory. Its tensors need not be loaded to be listed, and <see cref="NumericArray.CopyTo(long, Span{float})"/> reads only
/// the slice it converts. After disposal, the bytes of its tensors cannot be reached any more.
/// </summary>
public sealed class MappedSafetensors : IDisposable
{
    private readonly MappedFile _file;

    private MappedSafetensors(MappedFile file, SafetensorsHeader header)
    {
        _file = file;
        SafetensorsContent content = header.ToContent(entry => file.Memory(header.DataOffset + entry.Begin, (int)entry.Layout.ByteCount));
        Tensors = content.Tensors;
        Metadata = content.Metadata;
    }

    /// <summary>The tensors by name, in the order of their data.</summary>
    public OrderedDictionary<string, NumericArray> Tensors { get; }

    /// <summary>The text that goes with them.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; }

    /// <summary>Unmaps the file. Spans taken from its tensors must not be used any more.</summary>
    public void Dispose() => _file.Dispose();

    internal static MappedSafetensors Open(string path)
    {
        using FileStream stream = File.OpenRead(path);
        var header = SafetensorsHeader.Read(new BinaryInput(stream, path), stream.Length);
        return new MappedSafetensors(new MappedFile(stream), header);
    }
}
