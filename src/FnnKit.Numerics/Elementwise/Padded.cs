using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace FnnKit;

/// <summary>Memory for one vector, zero at first: a remainder is computed in it as if it were whole.</summary>
internal struct Padded<T, L>
    where T : unmanaged
    where L : struct
{
    private L _lane;

    [UnscopedRef]
    public ref T First
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref Unsafe.As<L, T>(ref _lane);
    }

    [UnscopedRef]
    public Span<T> Values
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => MemoryMarshal.CreateSpan(ref First, Unsafe.SizeOf<L>() / Unsafe.SizeOf<T>());
    }
}
