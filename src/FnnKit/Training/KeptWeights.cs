using System.Numerics;

namespace FnnKit;

/// <summary>A copy of the best weights so far, made when a callback asks for it and put back when the run ends.</summary>
internal sealed class KeptWeights<T>(Arena<T> weights)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The copy, or null while nothing has been kept.</summary>
    public Arena<T>? Copy { get; private set; }

    /// <summary>The step whose weights were kept.</summary>
    public long Step { get; private set; }

    /// <summary>Keeps the weights, or a mean of them that stands for them.</summary>
    public void Keep(long step, Arena<T>? mean) => (mean ?? weights).Span.CopyTo(Reserve(step).Span);

    /// <summary>Makes room for weights that were kept at a step.</summary>
    public Arena<T> Reserve(long step)
    {
        Step = step;
        return Copy ??= new Arena<T>(weights.Length);
    }

    public void Restore() => Copy?.Span.CopyTo(weights.Span);
}
