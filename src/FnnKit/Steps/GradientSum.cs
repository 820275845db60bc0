using System.Numerics;

namespace FnnKit;

/// <summary>Adds up the gradients of the batches of a step.</summary>
internal sealed class GradientSum<T>(Arena<T> gradient)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Arena<T> _sum = new(gradient.Length);
    private double _mass;

    /// <summary>Begins a step.</summary>
    public void Clear()
    {
        _sum.Span.Clear();
        _mass = 0;
    }

    /// <summary>Adds the gradient of a batch, which counts as much as its mass.</summary>
    public void Add(double mass)
    {
        _mass += mass;
        Vectors.AddScaled(_sum.Span, mass, gradient.Span, _sum.Span);
    }

    /// <summary>Puts the sum, or the mean over the masses, where the gradient of a batch would be.</summary>
    public void Finish(Reduction reduction)
        => Vectors.Divide(_sum.Span, reduction == Reduction.Mean && _mass > 0 ? _mass : 1, gradient.Span);
}
