using System.Runtime.InteropServices;

namespace FnnKit.Numerics;

/// <summary>Masks for sixteen lanes that keep the last few.</summary>
internal static unsafe class LaneMask<T>
    where T : unmanaged
{
    private static Arena<T> Table { get; } = Create();

    private static T* First { get; } = Table.Pointer;

    /// <summary>A mask whose last <paramref name="count"/> lanes are set.</summary>
    public static T* Last(int count) => First + count;

    private static Arena<T> Create()
    {
        var table = new Arena<T>(32);
        MemoryMarshal.AsBytes(table.Span[16..]).Fill(0xFF);
        return table;
    }
}
