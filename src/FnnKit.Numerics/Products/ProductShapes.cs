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
            Throw("x", "y", (outputs, inputs), (xRows, xColumns), (yRows, yColumns), (inputs, outputs));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void CheckTransposed(int outputs, int inputs, int dyRows, int dyColumns, int dxRows, int dxColumns)
    {
        if (dyRows != outputs || dxRows != inputs || dxColumns != dyColumns)
            Throw("dy", "dx", (outputs, inputs), (dyRows, dyColumns), (dxRows, dxColumns), (outputs, inputs));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void CheckOuter(int outputs, int samples, int xRows, int xColumns, int rows, int columns)
    {
        if (xColumns != samples || rows != outputs || columns != xRows)
            ThrowOuter(outputs, samples, xRows, xColumns, rows, columns);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void CheckBias(int length, int outputs, string name)
    {
        if (length != 0 && length != outputs)
            ThrowBias(length, outputs, name);
    }

    [DoesNotReturn]
    private static void Throw(
        string from, string to, (int Rows, int Columns) weights, (int Rows, int Columns) first, (int Rows, int Columns) second, (int From, int To) wanted) =>
        throw new ArgumentException(
            $"weights [{weights.Rows}, {weights.Columns}] take {from} [{wanted.From}, n] to {to} [{wanted.To}, n], "
            + $"but {from} is [{first.Rows}, {first.Columns}] and {to} is [{second.Rows}, {second.Columns}].");

    [DoesNotReturn]
    private static void ThrowOuter(int outputs, int samples, int xRows, int xColumns, int rows, int columns) => throw new ArgumentException(
        $"dy [{outputs}, {samples}] and x [{xRows}, {xColumns}] need equally many columns, and dWeights [{outputs}, {xRows}]; it is [{rows}, {columns}].");

    [DoesNotReturn]
    private static void ThrowBias(int length, int outputs, string name) =>
        throw new ArgumentException($"{name} holds {length} numbers for {outputs} outputs.", name);
}
