using System.Numerics;

namespace FnnKit.Tests.Products;

/// <summary>
/// Numbers that lie between two guards, and begin wherever they are told to. The guards are NaN: a kernel that reads one spoils its sums, and one that
/// writes one is found out.
/// </summary>
internal sealed class GuardedValues<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int Guard = 64;
    private readonly T[] _memory;
    private readonly int _offset;

    public GuardedValues(T[] values, int misalignment = 0)
    {
        _offset = Guard + misalignment;
        Length = values.Length;
        _memory = new T[_offset + Length + Guard];
        Array.Fill(_memory, T.NaN);
        values.CopyTo(_memory, _offset);
    }

    public int Length { get; }

    public Span<T> Span => _memory.AsSpan(_offset, Length);

    public bool GuardsAreWhole => !_memory.AsSpan(0, _offset).ContainsAnyExcept(T.NaN) && !_memory.AsSpan(_offset + Length).ContainsAnyExcept(T.NaN);
}
