using System.Numerics;

namespace FnnKit;

/// <summary>Combines the gradient of a step with those of other processes or devices, between backward and update.</summary>
/// <typeparam name="T">The precision of the network.</typeparam>
public interface IGradientExchange<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Replaces the gradient and the mass of this process by those of all processes together.</summary>
    /// <param name="gradient">The gradient of every weight: the mean over <paramref name="mass"/> if the loss is a mean, otherwise the sum.</param>
    /// <param name="mass">The number of samples in the step, or the sum of their weights.</param>
    void Exchange(Span<T> gradient, ref double mass);
}
