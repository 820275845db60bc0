using System.Numerics;

namespace FnnKit;

/// <summary>Layers one behind the other, with the memory in which they run a batch: those of a network, or those inside a layer.</summary>
internal sealed class LayerStack<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly BoundLayer<T>[] _layers;
    private readonly ActivationWork<T>[] _activations;
    private readonly LayerMemory<T>[] _memory;
    private readonly RandomStream[] _random;
    private readonly bool _learns;

    /// <param name="layers">The layers.</param>
    /// <param name="memories">Finds the memory of each.</param>
    /// <param name="capacity">The most samples a batch may have.</param>
    /// <param name="learns">Whether there are gradients.</param>
    /// <param name="seed">Where the random numbers of the layers come from.</param>
    /// <param name="isInner">Whether the stack is inside a layer.</param>
    public LayerStack(IReadOnlyList<PlannedLayer> layers, LayerMemories<T> memories, int capacity, bool learns, long seed, bool isInner = false)
    {
        _learns = learns;
        _layers = [.. layers.Select(layer => new BoundLayer<T>(layer)
        {
            Inner = layer.Inner.Count > 0 ? new LayerStack<T>(layer.Inner, memories, capacity, learns, seed, isInner: true) : null,
        })];
        Buffers = new LayerBuffers<T>(layers, _layers, capacity, learns, isInner);
        _activations = [.. _layers.Select((layer, i) => new ActivationWork<T>(layer, Buffers, i, memories.Team))];
        _memory = [.. layers.Zip(_layers, (plan, layer) => memories.Create(plan, layer.Inner?.Buffers.Last ?? []))];
        _random = [.. layers.Select(layer => new RandomStream((ulong)seed, $"layer {layer.Name}"))];
    }

    /// <summary>The outputs of the layers and their gradients.</summary>
    public LayerBuffers<T> Buffers { get; }

    public int Last => _layers.Length - 1;

    /// <summary>Where training stands, for layers with numbers that follow a schedule.</summary>
    public Progress Progress
    {
        get;
        set
        {
            field = value;
            foreach (var layer in _layers)
            {
                if (layer.Inner is { } inner)
                    inner.Progress = value;
            }
        }
    } = Progress.Start;

    /// <summary>Applies the activation of the last layer to what that gave, if the host applies one.</summary>
    public void ActivateLast(int samples)
    {
        if (_layers[^1].Activate is not null)
            _activations[^1].Forward(samples);
    }

    /// <summary>Runs a batch through the layers, up to the outputs of the last one or up to what it gave before its activation.</summary>
    public void Forward(ReadOnlyMatrix<T> x, bool isTraining, long step, bool upToLogits)
    {
        for (int i = 0; i < _layers.Length; i++)
        {
            _layers[i].Inner?.Forward(x, isTraining, step, upToLogits: false);
            RunLayer(i, x, isTraining, step, activates: !(upToLogits && i == _layers.Length - 1));
            x = Buffers.Output(i, x.Columns);
        }
    }

    /// <summary>The layers inside a layer; null where it has none.</summary>
    public LayerStack<T>? Inner(int layer) => _layers[layer].Inner;

    /// <summary>Runs a single layer for predictions; those inside it must have run.</summary>
    public void ForwardLayer(int layer, ReadOnlyMatrix<T> x, bool activates) => RunLayer(layer, x, isTraining: false, step: 0, activates);

    private void RunLayer(int index, ReadOnlyMatrix<T> x, bool isTraining, long step, bool activates)
    {
        var layer = _layers[index];
        int samples = x.Columns;
        activates &= layer.Activate is not null;
        bool keepsInput = _learns && isTraining && !layer.OverwritesInput;
        var epilogue = activates && !keepsInput ? layer.Epilogue : null;
        var pass = new LayerPass<T>(_memory[index], samples, isTraining, _random[index].At((ulong)step), epilogue) { Progress = Progress };
        layer.Forward(pass, x, epilogue is null ? Buffers.Linear(index, samples) : Buffers.Output(index, samples));
        if (activates && epilogue is null)
            _activations[index].Forward(samples);
    }

    /// <summary>Goes back through the layers from the gradient of their outputs, which lies in <see cref="Buffers"/>.</summary>
    /// <param name="x">The inputs of <see cref="Forward"/>.</param>
    /// <param name="step">The same as in <see cref="Forward"/>.</param>
    /// <param name="fromLogits">Whether the gradient is that of what the last layer gave before its activation.</param>
    /// <param name="dx">Receives the gradient of the inputs; empty where nobody needs it.</param>
    public void Backward(ReadOnlyMatrix<T> x, long step, bool fromLogits, Matrix<T> dx)
    {
        int samples = x.Columns;
        for (int i = _layers.Length - 1; i >= 0; i--)
        {
            var layer = _layers[i];
            Matrix<T> y = Buffers.Output(i, samples), dy = Buffers.GradientOfOutput(i, samples);
            if (layer.ActivateBackward is not null && !(fromLogits && i == _layers.Length - 1))
                _activations[i].Backward(samples);
            var pass = new LayerPass<T>(_memory[i], samples, isTraining: true, _random[i].At((ulong)step), epilogue: null) { Progress = Progress };
            ReadOnlyMatrix<T> input = i == 0 ? x : Buffers.Output(i - 1, samples);
            var below = i == 0 ? dx : Buffers.GradientOfOutput(i - 1, samples);
            layer.Backward(pass, input, y, dy, below);
            layer.Inner?.AddBackward(input, step, below);
        }
    }

    /// <summary>Goes back through the layers inside a layer, and adds what that gives to the gradient of the layer's inputs.</summary>
    private void AddBackward(ReadOnlyMatrix<T> x, long step, Matrix<T> dx)
    {
        var own = dx.IsEmpty ? default : Buffers.GradientOfInput(x.Columns);
        Backward(x, step, fromLogits: false, own);
        if (!dx.IsEmpty)
            Vectors.Add(dx.Values, own.Values, dx.Values);
    }
}
