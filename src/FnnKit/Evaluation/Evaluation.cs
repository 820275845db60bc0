using System.Numerics;

namespace FnnKit;

/// <summary>
/// Measures a network on samples it does not learn from, in chunks of a size that depends on the layers alone, so that the sums come out the same
/// everywhere.
/// </summary>
internal sealed class Evaluation<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int ChunkSize = 512;

    private readonly PreparedData<T> _data;
    private readonly BoundLoss<T>? _loss;
    private readonly Workspace<T> _workspace;
    private readonly Measurement<T> _measurement;
    private readonly Arena<T> _target;
    private readonly int _outputs;

    public Evaluation(Network<T> network, PreparedData<T> data, BoundLoss<T>? loss, IReadOnlyList<IMetric> metrics, MatrixProducts products)
    {
        _data = data;
        _loss = loss;
        int chunk = Math.Min(network.Plan.ChunkSize(ChunkSize), data.Count);
        _outputs = network.Plan.Output.Size;
        _workspace = new Workspace<T>(network, chunk, products, learns: false);
        _measurement = new Measurement<T>(metrics, loss?.Reduction ?? Reduction.Mean, data);
        _target = new Arena<T>(chunk * _outputs);
    }

    /// <summary>Predicts samples, in the unit of the data and with calibrated probabilities.</summary>
    /// <param name="samples">The samples.</param>
    /// <param name="receive">Receives predictions and targets, <c>[outputs, samples]</c>.</param>
    public void Predict(ReadOnlySpan<int> samples, Action<ReadOnlyMatrix<double>, ReadOnlyMatrix<double>> receive)
    {
        var measured = new MeasuredPredictions<T>(_data);
        for (int start = 0; start < samples.Length; start += _workspace.Capacity)
        {
            var chunk = samples.Slice(start, Math.Min(_workspace.Capacity, samples.Length - start));
            _data.Gather(chunk, _workspace.Input(chunk.Length), new Matrix<T>(_target.Span, _outputs, chunk.Length));
            _workspace.Forward(chunk.Length, isTraining: false, step: 0, upToLogits: false);
            receive(measured.Predictions(_workspace.Prediction(chunk.Length)), measured.Targets(chunk, _outputs));
        }
    }

    public void Measure(ReadOnlySpan<int> samples, Dictionary<string, double> values, string prefix)
    {
        _measurement.Reset();
        for (int start = 0; start < samples.Length; start += _workspace.Capacity)
        {
            var chunk = samples.Slice(start, Math.Min(_workspace.Capacity, samples.Length - start));
            var target = new Matrix<T>(_target.Span, _outputs, chunk.Length);
            _data.Gather(chunk, _workspace.Input(chunk.Length), target);
            bool onLogits = _loss is { OnLogits: true };
            _workspace.Forward(chunk.Length, isTraining: false, step: 0, upToLogits: onLogits);
            if (_loss is not null)
                _measurement.AddLoss(_loss.Evaluate(_workspace, target, needsGradient: false, needsValue: true), chunk.Length);
            if (onLogits)
                _workspace.ActivateLogits(chunk.Length);
            _measurement.AddOutputs(_workspace.Prediction(chunk.Length), chunk);
        }

        _measurement.WriteTo(values, prefix);
    }
}
