using System.Runtime.InteropServices;

namespace FnnKit.Formats;

/// <summary>
/// Writes a .npy file row by row, the number of rows being known only at the end: the header is written twice, and <c>numpy.save</c> leaves room in it for
/// the first axis to grow.
/// </summary>
public sealed class NpyRowWriter
{
    private readonly Stream _stream;
    private readonly ElementType _type;
    private readonly int[] _row;
    private readonly int _rowLength;
    private long _elements;

    /// <summary>Begins a file.</summary>
    /// <param name="stream">Where to; it must be able to seek.</param>
    /// <param name="type">What one element is: Float32, Float64 or Int64.</param>
    /// <param name="row">The shape of one row; empty where a row is a single element.</param>
    /// <exception cref="ArgumentException">The stream cannot seek, or the type is another one.</exception>
    public NpyRowWriter(Stream stream, ElementType type, IReadOnlyList<int> row)
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (!stream.CanSeek)
            throw new ArgumentException("The number of rows stands at the beginning: the stream must be able to seek.", nameof(stream));
        if (type is not (ElementType.Float32 or ElementType.Float64 or ElementType.Int64))
            throw new ArgumentException($"Rows of {type} are not written.", nameof(type));
        _stream = stream;
        _type = type;
        _row = [.. row];
        _rowLength = _row.Aggregate(1, (product, size) => product * size);
        _stream.Write(NpyHeader.ToBytes(type, [0, .. _row]));
    }

    /// <summary>Writes elements, rounded to the type of the array.</summary>
    public void Write(ReadOnlySpan<double> elements)
    {
        foreach (double element in elements)
        {
            switch (_type)
            {
                case ElementType.Float32: Put((float)element); break;
                case ElementType.Float64: Put(element); break;
                default: Put((long)element); break;
            }
        }

        _elements += elements.Length;
    }

    /// <summary>Writes how many rows there are.</summary>
    /// <exception cref="InvalidOperationException">The elements are no whole rows, or more rows than an array can have.</exception>
    public void Finish()
    {
        if (_elements % _rowLength != 0 || _elements / _rowLength > int.MaxValue)
            throw new InvalidOperationException($"{_elements} elements are no rows of {_rowLength}, or more than {int.MaxValue} of them.");
        _stream.Position = 0;
        _stream.Write(NpyHeader.ToBytes(_type, [(int)(_elements / _rowLength), .. _row]));
        _stream.Seek(0, SeekOrigin.End);
    }

    private void Put<T>(T value)
        where T : unmanaged
    {
        Span<byte> bytes = stackalloc byte[8];
        MemoryMarshal.Write(bytes, value);
        bytes = bytes[.._type.Size()];
        if (!BitConverter.IsLittleEndian)
            bytes.Reverse();
        _stream.Write(bytes);
    }
}
