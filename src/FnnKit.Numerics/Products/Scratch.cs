namespace FnnKit.Numerics;

/// <summary>Memory that is asked for again and again and grows when more is wanted: nothing is allocated once everything has been seen.</summary>
internal sealed unsafe class Scratch<T>
    where T : unmanaged
{
    private Arena<T> _memory = new(0);

    /// <summary>At least <paramref name="length"/> elements, 64-byte aligned, holding anything; good until the next call.</summary>
    public T* Get(long length)
    {
        if (_memory.Length < length)
            _memory = new Arena<T>(Math.Max(length, Math.Min(2L * _memory.Length, length + (1 << 20))));
        return _memory.Pointer;
    }
}
