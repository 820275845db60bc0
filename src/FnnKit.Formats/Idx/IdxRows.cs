using System.Buffers;
using System.IO.Compression;

namespace FnnKit.Formats;

/// <summary>An IDX file, plain or gzip, that is read row by row from front to back, a row being all that one index of the first axis holds.</summary>
public sealed class IdxRows : IDisposable
{
    private const int BlockSize = 1 << 15;

    private readonly FileStream _file;
    private readonly Stream _content;
    private readonly BinaryInput _input;
    private readonly StoredLayout _layout;
    private long _left;

    private IdxRows(FileStream file, Stream content, ReadLimits limits)
    {
        _file = file;
        _content = content;
        _input = new BinaryInput(content, file.Name);
        _layout = IdxHeader.Read(_input);
        if (content != file)
            IdxFile.CheckInflation(_input, _layout, InflationLimit.Get(file.Length, limits), limits);
        if (!ArrayShape.TryCount(_layout.Shape.AsSpan(1), 1, out long rowLength) || rowLength > Array.MaxLength)
            throw _input.Error($"a row has too many elements in shape {ArrayShape.Format(_layout.Shape)}", $"at most {Array.MaxLength}");
        RowLength = (int)rowLength;
        _left = rowLength * _layout.Shape[0];
        if (content == file && file.Length - _input.Position != _layout.ByteCount)
            throw _input.Error($"the array's data has {file.Length - _input.Position} bytes", $"{_layout.ByteCount}", "it was cut short, or something was appended: copy it again");
    }

    /// <summary>The sizes of the axes.</summary>
    public IReadOnlyList<int> Shape => _layout.Shape.AsReadOnly();

    /// <summary>The number of elements in a row: the product of the sizes of the axes behind the first.</summary>
    public int RowLength { get; }

    /// <summary>Reads and converts the next elements. With the last of them, the end of the file is checked.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are not so many elements left.</exception>
    /// <exception cref="DataFileException">The file is damaged, or was cut short.</exception>
    public void Read(Span<double> destination)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(destination.Length, _left, nameof(destination));
        int size = _layout.ElementType.Size();
        byte[] buffer = ArrayPool<byte>.Shared.Rent(Math.Min(destination.Length, BlockSize) * size);
        try
        {
            while (destination.Length > 0)
            {
                int count = Math.Min(destination.Length, BlockSize);
                var block = buffer.AsSpan(0, count * size);
                _input.Fill(block, "the array's data");
                LittleEndian.Reverse(block, size);
                ElementConversion.ToDoubles(_layout.ElementType, block, destination[..count]);
                destination = destination[count..];
                _left -= count;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        if (_left == 0)
            CheckEnd();
    }

    /// <summary>Closes the file.</summary>
    public void Dispose()
    {
        _content.Dispose();
        _file.Dispose();
    }

    internal static IdxRows Open(string path, ReadLimits limits)
    {
        var file = File.OpenRead(path);
        try
        {
            return new IdxRows(file, IdxFile.IsGzip(file) ? new GZipStream(file, CompressionMode.Decompress, leaveOpen: true) : file, limits);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    private void CheckEnd()
    {
        _ = _input.ReadToEnd(0, "the array's data");
        if (_content != _file)
            IdxFile.CheckTrailer(_file, _input, _file.Name);
    }
}
