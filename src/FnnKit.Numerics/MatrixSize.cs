using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace FnnKit;

/// <summary>The one check both matrices make when they are laid over a span.</summary>
internal static class MatrixSize
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Check(int available, int rows, int columns)
    {
        if ((rows | columns) < 0 || (long)rows * columns > available)
            Throw(available, rows, columns);
    }

    private static void Throw(int available, int rows, int columns) => throw new ArgumentOutOfRangeException(
        nameof(available), $"A matrix of {rows} x {columns} does not fit into {available} elements.");
}
