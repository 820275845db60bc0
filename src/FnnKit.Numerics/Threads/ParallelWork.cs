namespace FnnKit;

/// <summary>
/// Work in numbered parts that may run in any order and at the same time. Kept by its owner and run again and again, so that starting it allocates nothing.
/// </summary>
public abstract class ParallelWork
{
    /// <summary>Does one part.</summary>
    /// <param name="part">The number of the part, from zero.</param>
    protected internal abstract void Run(int part);
}
