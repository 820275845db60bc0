using System.Numerics;

namespace FnnKit;

/// <summary>Predicts the samples of a large batch part by part, each with a predictor of its own.</summary>
/// <param name="pool">The predictors.</param>
internal sealed class PredictionParts<T, TValue>(PredictorPool<T> pool) : ParallelRows<TValue>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TValue : unmanaged, IBinaryFloatingPointIeee754<TValue>
{
    protected override void Run(int firstRow, ReadOnlySpan<TValue> input, Span<TValue> output)
    {
        var predictor = pool.Rent();
        predictor.Predict(input, output, input.Length / pool.FeatureCount, firstRow);
        pool.Return(predictor);
    }
}
