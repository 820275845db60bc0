namespace FnnKit.Formats;

/// <summary>A NumPy array of Python objects.</summary>
/// <param name="Shape">The sizes of the axes; empty for a scalar.</param>
/// <param name="Items">The objects in C order, as <see cref="PickledNpy"/> represents them.</param>
public sealed record ObjectArray(IReadOnlyList<int> Shape, IReadOnlyList<object?> Items);
