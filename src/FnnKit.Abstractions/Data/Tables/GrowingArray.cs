using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace FnnKit;

/// <summary>Numbers that are added one by one, in blocks, so that growing copies nothing and all are copied once at the end.</summary>
internal sealed class GrowingArray
{
    private const int BlockLength = 1 << 16;

    private readonly List<double[]> _blocks = [];
    private double[] _last = [];
    private int _used;

    /// <summary>How many numbers there are.</summary>
    public long Count => _blocks.Count == 0 ? 0 : ((_blocks.Count - 1L) * BlockLength) + _used;

    /// <summary>Adds a number.</summary>
    public void Add(double value)
    {
        if (_used == _last.Length)
        {
            _blocks.Add(_last = new double[BlockLength]);
            _used = 0;
        }

        _last[_used++] = value;
    }

    /// <summary>Writes all numbers to a file, in the order of bytes of the machine; nothing is left here.</summary>
    /// <param name="file">The file.</param>
    /// <param name="offset">Where in it to write.</param>
    /// <returns>How many bytes were written.</returns>
    public long MoveTo(SafeFileHandle file, long offset)
    {
        long written = 0;
        for (int i = 0; i < _blocks.Count; i++)
        {
            var bytes = MemoryMarshal.AsBytes(_blocks[i].AsSpan(0, i == _blocks.Count - 1 ? _used : BlockLength));
            RandomAccess.Write(file, bytes, offset + written);
            written += bytes.Length;
        }

        _blocks.Clear();
        (_last, _used) = ([], 0);
        return written;
    }

    /// <summary>All numbers in one array; nothing is left here.</summary>
    public double[] MoveToArray()
    {
        double[] values = new double[Count];
        for (int i = 0; i < _blocks.Count; i++)
        {
            _blocks[i].AsSpan(0, Math.Min(BlockLength, values.Length - (i * BlockLength))).CopyTo(values.AsSpan(i * BlockLength));
            _blocks[i] = [];
        }

        return values;
    }
}
