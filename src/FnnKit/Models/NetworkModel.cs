using System.Numerics;
using FnnKit.Formats;

namespace FnnKit;

/// <summary>A model in one precision.</summary>
internal sealed class NetworkModel<T> : Model
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int LargestChunk = 256;

    /// <summary>Samples of a small network that are predicted together: what they pass through stays in the first-level cache.</summary>
    private const int SmallChunk = 64;

    private const int SmallNetwork = 100_000;

    private readonly Network<T> _network;
    private readonly int _chunkSize;
    private readonly ConstantFactors<T> _constants;
    private readonly PredictorPool<T> _singles, _chunks;
    private readonly SharedPrediction<T> _shared;

    public NetworkModel(Network<T> network, FeaturePipeline pipeline, ModelNotes notes)
        : base(network.Plan, pipeline, notes)
    {
        _network = network;
        _chunkSize = network.Plan.ChunkSize(network.Plan.WeightCount < SmallNetwork ? SmallChunk : LargestChunk);
        _constants = new ConstantFactors<T>(network.Weights);
        _singles = new PredictorPool<T>(network, pipeline, 1, CreateProducts);
        _chunks = new PredictorPool<T>(network, pipeline, _chunkSize, CreateProducts);
        _shared = new SharedPrediction<T>(network, pipeline, _chunks, _chunkSize, _constants);
    }

    public override Precision Precision => typeof(T) == typeof(double) ? Precision.Float64 : Precision.Float32;

    public override void Predict(ReadOnlySpan<double> features, Span<double> outputs) => PredictRows(features, outputs);

    public override void Predict(ReadOnlySpan<float> features, Span<float> outputs) => PredictRows(features, outputs);

    public override IReadOnlyDictionary<string, double> Evaluate(IDataSet data, ReadOnlySpan<int> samples, ILoss? loss, IReadOnlyList<IMetric> metrics)
    {
        var encoding = new TargetEncoding(data.Schema, OutputCount, Plan.Layers[^1].Name);
        var prepared = PreparedData<T>.Create(data, Pipeline, encoding);
        var bound = loss is null ? null : new BoundLoss<T>(loss, Plan);
        // What follows a schedule is at its end in a model that has been trained.
        bound?.MoveTo(new Progress(1, 1, 1));
        var evaluation = new Evaluation<T>(_network, prepared, bound, metrics, new MatrixProducts(ThreadTeam.Single));
        var values = new Dictionary<string, double>();
        evaluation.Measure(samples.IsEmpty ? [.. Enumerable.Range(0, data.Count)] : samples, values, "");
        if (loss is null)
            values.Remove("loss");
        KeepWeights();
        return values;
    }

    public override long Predict(ISampleReader samples, PredictionSink sink, CancellationToken cancellationToken)
    {
        double[] features = new double[_chunkSize * FeatureCount], outputs = new double[_chunkSize * OutputCount];
        var predictor = new Predictor<T>(_network, Pipeline, _chunkSize, CreateProducts());
        long first = 0;
        for (int count = samples.Read(features); count > 0; count = samples.Read(features))
        {
            cancellationToken.ThrowIfCancellationRequested();
            predictor.Predict<double>(features, outputs, count, first);
            var predicted = outputs.AsSpan(0, count * OutputCount);
            if (!Reductions.AllFinite<double>(predicted))
                throw new DataException($"The prediction for one of the samples {first + 1} to {first + count} is no finite number: its features are far outside of what the model was trained on.");
            sink(predicted);
            first += count;
        }

        KeepWeights();
        return first;
    }

    internal override IReadOnlyList<KeyValuePair<string, NumericArray>> Tensors()
    {
        KeyValuePair<string, NumericArray>[] tensors = [.. WeightTensors.Create(_network)];
        KeepWeights();
        return tensors;
    }

    private void PredictRows<TValue>(ReadOnlySpan<TValue> features, Span<TValue> outputs)
        where TValue : unmanaged, IBinaryFloatingPointIeee754<TValue>
    {
        int count = features.Length / FeatureCount;
        if (features.Length % FeatureCount != 0)
            throw new ArgumentException($"{features.Length} values are not whole rows of {FeatureCount} features.", nameof(features));
        if (outputs.Length < (long)count * OutputCount)
            throw new ArgumentException($"{count} samples get {OutputCount} outputs each, but there is room for {outputs.Length} numbers.", nameof(outputs));
        if (!_shared.TryPredict(features, outputs, count))
            PredictAlone(features, outputs, count);
        KeepWeights();
    }

    private void PredictAlone<TValue>(ReadOnlySpan<TValue> features, Span<TValue> outputs, int count)
        where TValue : unmanaged, IBinaryFloatingPointIeee754<TValue>
    {
        var pool = count == 1 ? _singles : _chunks;
        int chunk = count == 1 ? 1 : _chunkSize;
        var predictor = pool.Rent();
        for (int start = 0; start < count; start += chunk)
        {
            int samples = Math.Min(chunk, count - start);
            predictor.Predict(features.Slice(start * FeatureCount, samples * FeatureCount), outputs[(start * OutputCount)..], samples, start);
        }

        pool.Return(predictor);
    }

    private MatrixProducts CreateProducts() => MatrixProducts.Create(ThreadTeam.Single, _constants);

    /// <summary>Weights in a mapped file go with the last reference to them, even while a product still reads them.</summary>
    private void KeepWeights() => GC.KeepAlive(_network.Weights);
}
