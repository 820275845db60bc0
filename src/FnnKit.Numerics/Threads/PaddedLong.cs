using System.Runtime.InteropServices;

namespace FnnKit.Numerics;

/// <summary>A number with cache lines of its own, so that threads which watch it are not disturbed by what is written beside it.</summary>
[StructLayout(LayoutKind.Explicit, Size = 256)]
internal struct PaddedLong
{
    [FieldOffset(128)]
    public long Value;
}
