using System.Numerics;

namespace FnnKit;

/// <summary>
/// The memory in which one thread of work runs a network: outputs and buffers of every layer for a batch, and gradients where it is to learn.
/// Any number of workspaces can run the same network at once, as long as none of them changes the weights.
/// </summary>
internal sealed class Workspace<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly NetworkPlan _plan;
    private readonly BoundLayer<T>[] _layers;
    private readonly LayerMemory<T>[] _memory;
    private readonly RandomStream[] _random;
    private readonly LayerBuffers<T> _buffers;

    public Workspace(Network<T> network, int capacity, MatrixProducts products, bool learns, long seed = 0)
    {
        _plan = network.Plan;
        Capacity = capacity;
        Learns = learns;
        Gradient = new Arena<T>(learns ? _plan.WeightCount : 0);
        _layers = [.. _plan.Layers.Select(layer => new BoundLayer<T>(layer))];
        _buffers = new LayerBuffers<T>(_plan, _layers, capacity, learns);
        _memory = [.. _plan.Layers.Select(layer => LayerMemories.Create(layer, _plan, network.Weights, Gradient, capacity, learns, products))];
        _random = [.. _plan.Layers.Select(layer => new RandomStream((ulong)seed, $"layer {layer.Name}"))];
    }

    /// <summary>The most samples a batch may have.</summary>
    public int Capacity { get; }

    public bool Learns { get; }

    /// <summary>The gradient of every weight, laid out as the weights are.</summary>
    public Arena<T> Gradient { get; }

    /// <summary>Where a batch of inputs is put, <c>[features, samples]</c>.</summary>
    public Matrix<T> Input(int samples) => _buffers.Input(samples);

    /// <summary>What the last layer gave before its activation.</summary>
    public Matrix<T> Logits(int samples) => _buffers.Linear(_layers.Length - 1, samples);

    /// <summary>What the network gave.</summary>
    public Matrix<T> Output(int samples) => _buffers.Output(_layers.Length - 1, samples);

    /// <summary>Where the gradient of the loss with respect to the outputs, or to the logits, is put.</summary>
    public Matrix<T> OutputGradient(int samples) => _buffers.GradientOfOutput(_layers.Length - 1, samples);

    /// <summary>Runs the batch in <see cref="Input"/> through the layers, up to the logits or up to the outputs.</summary>
    public void Forward(int samples, bool isTraining, long step, bool upToLogits)
    {
        for (int i = 0; i < _layers.Length; i++)
        {
            var layer = _layers[i];
            bool activates = layer.Activate is not null && !(upToLogits && i == _layers.Length - 1);
            bool keepsInput = Learns && isTraining && !layer.OverwritesInput;
            var epilogue = activates && !keepsInput ? layer.Epilogue : null;
            var pass = new LayerPass<T>(_memory[i], samples, isTraining, _random[i].At((ulong)step), epilogue);
            var linear = epilogue is null ? _buffers.Linear(i, samples) : _buffers.Output(i, samples);
            layer.Forward(pass, i == 0 ? _buffers.Input(samples) : _buffers.Output(i - 1, samples), linear);
            if (activates && epilogue is null)
                layer.Activate!(linear, _buffers.Output(i, samples));
        }
    }

    /// <summary>Turns logits into outputs, for those who look at predictions after a loss has worked on logits.</summary>
    public void ActivateLogits(int samples) => _layers[^1].Activate?.Invoke(Logits(samples), Output(samples));

    /// <summary>Goes back through the layers from the gradient in <see cref="OutputGradient"/> and leaves the gradient of every weight.</summary>
    public void Backward(int samples, long step, bool fromLogits)
    {
        for (int i = _layers.Length - 1; i >= 0; i--)
        {
            var layer = _layers[i];
            Matrix<T> y = _buffers.Output(i, samples), dy = _buffers.GradientOfOutput(i, samples);
            if (layer.GoBack is not null && !(fromLogits && i == _layers.Length - 1))
                layer.GoBack(layer.OverwritesInput ? y : _buffers.Linear(i, samples), y, dy, dy);
            var pass = new LayerPass<T>(_memory[i], samples, isTraining: true, _random[i].At((ulong)step), epilogue: null);
            var x = i == 0 ? _buffers.Input(samples) : _buffers.Output(i - 1, samples);
            layer.Backward(pass, x, y, dy, i == 0 ? default : _buffers.GradientOfOutput(i - 1, samples));
        }
    }
}
