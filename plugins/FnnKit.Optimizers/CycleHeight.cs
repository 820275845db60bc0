namespace FnnKit.Optimizers;

/// <summary>How high the cycles of the schedule <c>cyclic</c> are.</summary>
public enum CycleHeight
{
    /// <summary>All as high as the first; PyTorch's <c>triangular</c>.</summary>
    Stays,

    /// <summary>Each half as high as the one before; PyTorch's <c>triangular2</c>.</summary>
    Halves,

    /// <summary>Lower by a factor with every step; PyTorch's <c>exp_range</c>.</summary>
    Falls,
}
