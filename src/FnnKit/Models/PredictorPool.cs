using System.Collections.Concurrent;
using System.Numerics;

namespace FnnKit;

/// <summary>Predictors that nobody is using: as many as callers were ever at work at once. Lending one out allocates nothing.</summary>
internal sealed class PredictorPool<T>(Network<T> network, FeaturePipeline pipeline, int capacity)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly ConcurrentQueue<Predictor<T>> _others = new();
    private Predictor<T>? _first;

    public Predictor<T> Rent()
        => Interlocked.Exchange(ref _first, null) ?? (_others.TryDequeue(out var other) ? other : new Predictor<T>(network, pipeline, capacity));

    public void Return(Predictor<T> predictor)
    {
        // Most callers are alone, and one slot is quicker than a queue.
        if (Interlocked.CompareExchange(ref _first, predictor, null) is not null)
            _others.Enqueue(predictor);
    }
}
