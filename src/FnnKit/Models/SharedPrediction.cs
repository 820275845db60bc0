using System.Numerics;

namespace FnnKit;

/// <summary>Predictions that are worth several threads: batches are divided by samples, a single sample of a large network by outputs. The bits are the same.</summary>
/// <param name="network">The network.</param>
/// <param name="pipeline">The transforms around it.</param>
/// <param name="pool">The predictors of batches.</param>
/// <param name="chunkSize">The most samples that one of them takes.</param>
/// <param name="constants">The weights.</param>
internal sealed class SharedPrediction<T>(Network<T> network, FeaturePipeline pipeline, PredictorPool<T> pool, int chunkSize, ConstantFactors<T> constants)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Multiplications that take longer than waking another thread.</summary>
    private const long WorthSharing = 2_000_000;

    /// <summary>Fewer samples would not fill the vectors.</summary>
    private const int SmallestPart = 16;

    private readonly PredictionParts<T, float> _singlePrecision = new(pool);
    private readonly PredictionParts<T, double> _doublePrecision = new(pool);
    private readonly int _features = pipeline.Schema.Features.Count, _outputs = network.Plan.Output.Size;
    private Predictor<T>? _one;

    /// <summary>Predicts on several threads if it is worth it, they are free, and nothing is wrong with the samples.</summary>
    /// <returns>Whether the outputs are written.</returns>
    public bool TryPredict<TValue>(ReadOnlySpan<TValue> features, Span<TValue> outputs, int count)
        where TValue : unmanaged, IBinaryFloatingPointIeee754<TValue>
    {
        bool isWorth = count * (network.Plan.WeightCount + (long)(4 * _features)) >= WorthSharing && (count == 1 || count >= 2 * SmallestPart);
        if (!isWorth || PredictionTeam.TryTake() is not { } team)
            return false;
        try
        {
            Predict(team, features, outputs[..(count * _outputs)], count);
            return true;
        }
        catch (DataException)
        {
            // Which part failed first is left to chance. On one thread it is the first sample that is wrong.
            return false;
        }
        finally
        {
            PredictionTeam.Return();
        }
    }

    private void Predict<TValue>(ThreadTeam team, ReadOnlySpan<TValue> features, Span<TValue> outputs, int count)
        where TValue : unmanaged, IBinaryFloatingPointIeee754<TValue>
    {
        if (count == 1)
        {
            _one ??= new Predictor<T>(network, pipeline, 1, MatrixProducts.Create(team, constants));
            _one.Predict(features, outputs, 1, 0);
            return;
        }

        int even = (((count - 1) / team.Count / SmallestPart) + 1) * SmallestPart;
        var parts = typeof(TValue) == typeof(float) ? (ParallelRows<TValue>)(object)_singlePrecision : (ParallelRows<TValue>)(object)_doublePrecision;
        parts.Run(team, features, _features, outputs, _outputs, Math.Min(even, chunkSize));
    }
}
