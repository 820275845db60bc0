using System.Collections.Concurrent;
using System.Numerics;

namespace FnnKit;

/// <summary>Predictors that nobody is using: as many as callers were ever at work at once. Lending one out allocates nothing.</summary>
/// <param name="network">The network.</param>
/// <param name="pipeline">The transforms around it.</param>
/// <param name="capacity">The most samples of a batch.</param>
/// <param name="createProducts">Creates the matrix products of one predictor.</param>
internal sealed class PredictorPool<T>(Network<T> network, FeaturePipeline pipeline, int capacity, Func<MatrixProducts> createProducts)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly ConcurrentQueue<Predictor<T>> _others = new();
    private Predictor<T>? _first;

    /// <summary>The features of a sample.</summary>
    public int FeatureCount { get; } = pipeline.Schema.Features.Count;

    public Predictor<T> Rent()
        => Interlocked.Exchange(ref _first, null) ?? (_others.TryDequeue(out var other) ? other : new Predictor<T>(network, pipeline, capacity, createProducts()));

    public void Return(Predictor<T> predictor)
    {
        // Most callers are alone, and one slot is quicker than a queue.
        if (Interlocked.CompareExchange(ref _first, predictor, null) is not null)
            _others.Enqueue(predictor);
    }
}
