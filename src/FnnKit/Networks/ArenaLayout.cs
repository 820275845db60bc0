using System.Numerics;
using System.Runtime.CompilerServices;

namespace FnnKit;

/// <summary>Lays matrices one after the other into one arena, each beginning on a cache line.</summary>
internal sealed class ArenaLayout<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int CacheLine = 64;

    private long _length;

    /// <summary>Reserves room for <c>[rows, columns]</c> and returns where it begins.</summary>
    /// <exception cref="NetworkException">All together is more than one array can hold.</exception>
    public int Reserve(int rows, int columns)
    {
        int lane = CacheLine / Unsafe.SizeOf<T>();
        long offset = _length;
        _length += ((long)rows * columns + lane - 1) / lane * lane;
        if (_length > Array.MaxLength)
            throw new NetworkException($"A batch of {columns} samples needs more than {Array.MaxLength} numbers of working memory; set a smaller 'Training:BatchSize'.");
        return (int)offset;
    }

    public Arena<T> Create() => new((int)_length);
}
