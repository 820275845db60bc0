using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace FnnKit.Numerics;

/// <summary>Checks that the factors and the result of a product fit together, and says which do not.</summary>
internal static class ProductShapes
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void CheckProduct(int outputs, int inputs, int xRows, int xColumns, int yRows, int yColumns)
    {
        if (xRows != inputs || yRows != outputs || yColumns != xColumns)
            Throw($"weights [{outputs}, {inputs}] take x [{inputs}, n] to y [{outputs}, n], but x is [{xRows}, {xColumns}] and y is [{yRows}, {yColumns}].");
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void CheckTransposed(int outputs, int inputs, int dyRows, int dyColumns, int dxRows, int dxColumns)
    {
        if (dyRows != outputs || dxRows != inputs || dxColumns != dyColumns)
            Throw($"weights [{outputs}, {inputs}] take dy [{outputs}, n] back to dx [{inputs}, n], but dy is [{dyRows}, {dyColumns}] and dx is [{dxRows}, {dxColumns}].");
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void CheckOuter(int outputs, int samples, int xRows, int xColumns, int rows, int columns)
    {
        if (xColumns != samples || rows != outputs || columns != xRows)
            Throw($"dy [{outputs}, {samples}] and x [{xRows}, {xColumns}] need as many columns as each other, and dWeights [{outputs}, {xRows}]; it is [{rows}, {columns}].");
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void CheckBias(int length, int outputs, string name)
    {
        if (length != 0 && length != outputs)
            Throw($"{name} holds {length} numbers for {outputs} outputs.");
    }

    [DoesNotReturn]
    private static void Throw(string message) => throw new ArgumentException(message);
}
