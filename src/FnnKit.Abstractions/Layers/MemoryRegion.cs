using System.Numerics;

namespace FnnKit;

/// <summary>A matrix inside an arena: where it begins, and its size.</summary>
/// <param name="Arena">The memory.</param>
/// <param name="Offset">The place of the first element.</param>
/// <param name="Rows">The number of rows.</param>
/// <param name="Columns">The number of columns; of a buffer for samples, the most samples that it has room for.</param>
/// <typeparam name="T">The precision of the network.</typeparam>
public readonly record struct MemoryRegion<T>(Arena<T> Arena, int Offset, int Rows, int Columns)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>;
