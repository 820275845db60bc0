namespace FnnKit.Formats;

/// <summary>What the header of a .npy file says.</summary>
/// <param name="ElementType">What one element is.</param>
/// <param name="Shape">The sizes of the axes; empty for a scalar.</param>
/// <param name="IsFortranOrder">Whether the first axis runs fastest in the file.</param>
public sealed record NpyInfo(ElementType ElementType, IReadOnlyList<int> Shape, bool IsFortranOrder);
