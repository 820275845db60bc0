using System.Numerics;

namespace FnnKit;

/// <summary>A mean of the weights of many steps, and when weights are added to it.</summary>
internal sealed class WeightAverage<T>(AveragingOptions options, Arena<T> weights, int stepsPerEpoch)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly long _first = options.StartEpoch * stepsPerEpoch;
    private readonly int _every = options.StepsBetween(stepsPerEpoch);

    /// <summary>The mean; nothing while <see cref="Count"/> is 0.</summary>
    public Arena<T> Mean { get; } = new(weights.Length);

    /// <summary>How many times weights were added.</summary>
    public long Count { get; set; }

    /// <summary>The average that a training asks for, or null where it asks for none.</summary>
    public static WeightAverage<T>? Create(TrainingOptions options, Arena<T> weights, int stepsPerEpoch)
        => options.Averaging.Kind == AveragingKind.None ? null : new(options.Averaging, weights, stepsPerEpoch);

    /// <summary>Adds the weights, if it is time.</summary>
    /// <param name="step">The number of steps taken.</param>
    public void After(long step)
    {
        if (step <= _first || (step - _first) % _every != 0)
            return;
        double share = Count == 0 ? 1 : options.Kind == AveragingKind.Exponential ? 1 - options.Decay : 1.0 / (Count + 1);
        if (Count++ == 0)
            weights.Span.CopyTo(Mean.Span);
        else
            Elementwise.Map(new Nearer(share), Mean.Span, weights.Span, Mean.Span);
    }

    /// <summary>Puts the mean in the place of the weights, and the weights in the place of the mean; once more puts both back.</summary>
    public void Exchange()
    {
        if (Count == 0)
            return;
        Span<T> a = weights.Span, b = Mean.Span;
        for (int i = 0; i < a.Length; i++)
            (a[i], b[i]) = (b[i], a[i]);
    }

    private readonly struct Nearer(double share) : IBinaryFormula
    {
        private readonly double _kept = 1 - share;
        private readonly double _share = share;

        public L Apply<L>(L mean, L weight)
            where L : struct, ILane<L>
            => (_kept * mean) + (_share * weight);
    }
}
