using System.Buffers;

namespace FnnKit.Formats;

/// <summary>A .npy file that is read row by row, a row being all that one index of the first axis holds. Several threads may read at once.</summary>
public sealed class NpyRows : IDisposable
{
    private const int BlockSize = 1 << 15;

    private readonly FileStream _file;
    private readonly StoredLayout _layout;
    private readonly long _dataOffset;

    private NpyRows(FileStream file, StoredLayout layout, int rowLength, long dataOffset)
    {
        _file = file;
        _layout = layout;
        _dataOffset = dataOffset;
        RowLength = rowLength;
    }

    /// <summary>What the header says.</summary>
    public NpyInfo Info => new(_layout.ElementType, _layout.Shape.AsReadOnly(), _layout.IsFortranOrder);

    /// <summary>The number of rows: the size of the first axis.</summary>
    public int Count => _layout.Shape[0];

    /// <summary>The number of elements in a row: the product of the sizes of the other axes.</summary>
    public int RowLength { get; }

    /// <summary>Reads and converts as many rows as the destination holds, as <see cref="NumericArray.CopyTo(long, Span{float})"/> does.</summary>
    /// <exception cref="ArgumentException">The destination's length is no multiple of <see cref="RowLength"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There are not so many rows from the first one on.</exception>
    /// <exception cref="DataFileException">The file was cut short since it was opened.</exception>
    public void Read(int firstRow, Span<float> destination) => Read(firstRow, destination, ElementConversion.ToFloats);

    /// <inheritdoc cref="Read(int, Span{float})"/>
    public void Read(int firstRow, Span<double> destination) => Read(firstRow, destination, ElementConversion.ToDoubles);

    /// <inheritdoc cref="Read(int, Span{float})"/>
    /// <exception cref="InvalidOperationException">The elements are floating-point numbers.</exception>
    /// <exception cref="OverflowException">An unsigned element exceeds <see cref="long.MaxValue"/>.</exception>
    public void Read(int firstRow, Span<long> destination) => Read(firstRow, destination, ElementConversion.ToLongs);

    /// <summary>Closes the file.</summary>
    public void Dispose() => _file.Dispose();

    internal static NpyRows Open(string path)
    {
        FileStream file = File.OpenRead(path);
        try
        {
            var input = new BinaryInput(file, path);
            StoredLayout layout = NpyHeader.Read(input).ToLayout(input);
            return new NpyRows(file, layout, RowLengthOf(layout, input, file.Length - input.Position), input.Position);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    private static int RowLengthOf(StoredLayout layout, BinaryInput input, long found)
    {
        if (layout.Shape.Length == 0)
            throw input.Error("the file holds a single number, which has no rows", "an array of at least one axis", "read it whole");
        if (layout.IsFortranOrder && layout.Shape.Length > 1)
            throw input.Error("the array is in Fortran order, its rows are scattered", "C order", "save it with np.save(path, np.ascontiguousarray(array))");
        if (!ArrayShape.TryCount(layout.Shape.AsSpan(1), 1, out long rowLength) || rowLength > Array.MaxLength)
            throw input.Error($"a row has too many elements in shape {ArrayShape.Format(layout.Shape)}", $"at most {Array.MaxLength}");
        if (found != layout.ByteCount)
            throw input.Error($"the array's data has {found} bytes", $"{layout.ByteCount}", "it was cut short, or something was appended: save it again");
        return (int)rowLength;
    }

    private void Read<T>(int firstRow, Span<T> destination, Converter<T> convert)
    {
        if (RowLength == 0 ? destination.Length != 0 : destination.Length % RowLength != 0)
            throw new ArgumentException($"{destination.Length} elements are no whole number of rows of {RowLength}.", nameof(destination));
        int rows = RowLength == 0 ? 0 : destination.Length / RowLength;
        if (firstRow < 0 || firstRow > Count - rows)
            throw new ArgumentOutOfRangeException(nameof(firstRow), firstRow, $"There are no {rows} rows from {firstRow} on among {Count}.");

        int size = _layout.ElementType.Size();
        long offset = _dataOffset + (long)firstRow * RowLength * size;
        byte[] buffer = ArrayPool<byte>.Shared.Rent(Math.Min(destination.Length, BlockSize) * size);
        try
        {
            while (destination.Length > 0)
            {
                int count = Math.Min(destination.Length, BlockSize);
                Span<byte> block = buffer.AsSpan(0, count * size);
                Fill(block, offset);
                convert(_layout.ElementType, block, destination[..count]);
                destination = destination[count..];
                offset += block.Length;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private void Fill(Span<byte> block, long offset)
    {
        int filled = 0;
        while (filled < block.Length)
        {
            int count = RandomAccess.Read(_file.SafeFileHandle, block[filled..], offset + filled);
            if (count == 0)
                throw new DataFileException(_file.Name, "the file ends in the array's data", offset + filled, remedy: "it was cut short while in use");
            filled += count;
        }

        if (_layout.IsBigEndian)
            LittleEndian.Reverse(block, _layout.ElementType.Size());
    }

    private delegate void Converter<T>(ElementType type, ReadOnlySpan<byte> elements, Span<T> destination);
}
