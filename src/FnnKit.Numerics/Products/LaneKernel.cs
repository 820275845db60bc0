namespace FnnKit.Numerics;

/// <summary>
/// Sums along the samples, kept in sixteen lanes whatever the vector width: sample <c>s</c> belongs to lane <c>s mod 16</c>, except that the
/// <c>r = samples mod 16</c> that are left over at the end go to the last <c>r</c> lanes (the others take a zero). The lanes are then added as a tree:
/// lane <c>l</c> and <c>l + 8</c>, <c>l + 4</c>, <c>l + 2</c>, <c>l + 1</c>.
/// </summary>
internal abstract unsafe class LaneKernel<T>
    where T : unmanaged
{
    /// <summary>The lanes of a sum.</summary>
    public const int Lanes = 16;

    /// <summary><c>result[i, j] = Σ left[i, s] · right[j, s]</c> for a range of left rows.</summary>
    public abstract void MultiplyOuter(in LaneProduct<T> product, int row, int rows);

    /// <summary><c>result[i] = Σ values[i, s]</c></summary>
    public abstract void Sum(T* values, nint stride, int rows, int samples, T* result);
}
