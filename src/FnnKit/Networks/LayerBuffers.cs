using System.Collections.Immutable;
using System.Numerics;

namespace FnnKit;

/// <summary>The outputs of every layer of a stack and their gradients, for one batch, in one arena.</summary>
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
    private readonly int _inputGradient;
    private readonly int _capacity;

    /// <param name="plans">The layers of the stack.</param>
    /// <param name="layers">Their calls.</param>
    /// <param name="capacity">The most samples a batch may have.</param>
    /// <param name="learns">Whether there are gradients.</param>
    /// <param name="isInner">Whether the stack is inside a layer: it then has no inputs of its own, but says what the loss makes of those it is given.</param>
    public LayerBuffers(IReadOnlyList<PlannedLayer> plans, BoundLayer<T>[] layers, int capacity, bool learns, bool isInner)
    {
        _capacity = capacity;
        _inputs = plans[0].Input.Size;
        _rows = [.. plans.Select(layer => layer.Plan.Output.Size)];
        _linear = new int[layers.Length];
        _output = new int[layers.Length];
        _gradient = new int[layers.Length];
        var layout = new ArenaLayout<T>();
        if (!isInner)
            layout.Reserve(_inputs, capacity);
        int widest = Math.Max(_rows.Max(), isInner ? _inputs : 0);
        int[] turns = learns ? [layout.Reserve(widest, capacity), layout.Reserve(widest, capacity)] : [0, 0];
        _inputGradient = turns[1];
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

    /// <summary>Where the outputs of the last layer lie, and the gradient of them.</summary>
    public ImmutableArray<MemoryRegion<T>> Last => [new(_arena, _output[^1], _rows[^1], _capacity), new(_arena, _gradient[^1], _rows[^1], _capacity)];

    public Matrix<T> Input(int samples) => At(0, _inputs, samples);

    public Matrix<T> Linear(int layer, int samples) => At(_linear[layer], _rows[layer], samples);

    public Matrix<T> Output(int layer, int samples) => At(_output[layer], _rows[layer], samples);

    public Matrix<T> GradientOfOutput(int layer, int samples) => At(_gradient[layer], _rows[layer], samples);

    /// <summary>The gradient of what comes into a stack that is inside a layer. It takes its turn behind that of the first layer.</summary>
    public Matrix<T> GradientOfInput(int samples) => At(_inputGradient, _inputs, samples);

    private Matrix<T> At(int offset, int rows, int samples) => new(_arena.Span.Slice(offset, rows * samples), rows, samples);
}
