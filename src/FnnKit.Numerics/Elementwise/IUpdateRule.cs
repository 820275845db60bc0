namespace FnnKit;

/// <summary>How one weight moves: the whole of an elementwise optimizer.</summary>
public interface IUpdateRule
{
    /// <summary>How many numbers are remembered for each weight, from 0 to 3.</summary>
    static abstract int StateCount { get; }

    /// <summary>Computes the new weight and replaces what is remembered; of the three, those from <see cref="StateCount"/> on are zero and forgotten.</summary>
    /// <param name="weight">The weight.</param>
    /// <param name="gradient">The loss's derivative by the weight.</param>
    /// <param name="first">What is remembered first, often a mean of gradients.</param>
    /// <param name="second">What is remembered second, often a mean of their squares.</param>
    /// <param name="third">What is remembered third.</param>
    /// <returns>The new weight.</returns>
    L Update<L>(L weight, L gradient, ref L first, ref L second, ref L third)
        where L : struct, ILane<L>;
}
