using System.Numerics;

namespace FnnKit;

/// <summary>The outputs of every layer and their gradients, for one batch, in one arena.</summary>
/// <remarks>A gradient is dead once the layer below has its own, so two buffers that take turns serve all layers.</remarks>
internal sealed class LayerBuffers<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Arena<T> _arena;
    private readonly int _inputs;
    private readonly int[] _rows;
    private readonly int[] _linear;
    private readonly int[] _output;
    private readonly int[] _gradient;

    public LayerBuffers(NetworkPlan plan, BoundLayer<T>[] layers, int capacity, bool learns)
    {
        _inputs = plan.Input.Size;
        _rows = [.. plan.Layers.Select(layer => layer.Plan.Output.Size)];
        _linear = new int[layers.Length];
        _output = new int[layers.Length];
        _gradient = new int[layers.Length];
        var layout = new ArenaLayout<T>();
        layout.Reserve(_inputs, capacity);
        int[] turns = learns ? [layout.Reserve(_rows.Max(), capacity), layout.Reserve(_rows.Max(), capacity)] : [0, 0];
        for (int i = 0; i < layers.Length; i++)
        {
            _output[i] = layout.Reserve(_rows[i], capacity);
            // The logits of the last layer stay readable beside its outputs: the loss may want the one and the metrics the other.
            bool separate = layers[i].Activate is not null && (i == layers.Length - 1 || (learns && !layers[i].OverwritesInput));
            _linear[i] = separate ? layout.Reserve(_rows[i], capacity) : _output[i];
            _gradient[i] = turns[i % 2];
        }

        _arena = layout.Create();
    }

    public Matrix<T> Input(int samples) => At(0, _inputs, samples);

    public Matrix<T> Linear(int layer, int samples) => At(_linear[layer], _rows[layer], samples);

    public Matrix<T> Output(int layer, int samples) => At(_output[layer], _rows[layer], samples);

    public Matrix<T> GradientOfOutput(int layer, int samples) => At(_gradient[layer], _rows[layer], samples);

    private Matrix<T> At(int offset, int rows, int samples) => new(_arena.Span.Slice(offset, rows * samples), rows, samples);
}
