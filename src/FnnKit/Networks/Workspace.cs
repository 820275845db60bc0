using System.Numerics;

namespace FnnKit;

/// <summary>
/// The memory in which one thread of work runs a network: outputs and buffers of every layer for a batch, and gradients where it is to learn.
/// Any number of workspaces can run the same network at once, as long as none of them changes its weights or states.
/// </summary>
internal sealed class Workspace<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly LayerStack<T> _layers;
    private readonly LayerBuffers<T> _buffers;

    public Workspace(Network<T> network, int capacity, MatrixProducts products, bool learns, long seed = 0)
    {
        Capacity = capacity;
        Learns = learns;
        Gradient = new Arena<T>(learns ? network.Plan.WeightCount : 0);
        var memories = new LayerMemories<T>(network.Plan, network.Weights, Gradient, network.States, capacity, products);
        _layers = new LayerStack<T>(network.Plan.Layers, memories, capacity, learns, seed);
        _buffers = _layers.Buffers;
    }

    /// <summary>The most samples a batch may have.</summary>
    public int Capacity { get; }

    public bool Learns { get; }

    /// <summary>The gradient of every weight, laid out as the weights are.</summary>
    public Arena<T> Gradient { get; }

    /// <summary>Where a batch of inputs is put, <c>[features, samples]</c>.</summary>
    public Matrix<T> Input(int samples) => _buffers.Input(samples);

    /// <summary>What the last layer gave before its activation.</summary>
    public Matrix<T> Logits(int samples) => _buffers.Linear(_layers.Last, samples);

    /// <summary>What the network gave.</summary>
    public Matrix<T> Output(int samples) => _buffers.Output(_layers.Last, samples);

    /// <summary>Where the gradient of the loss with respect to the outputs, or to the logits, is put.</summary>
    public Matrix<T> OutputGradient(int samples) => _buffers.GradientOfOutput(_layers.Last, samples);

    /// <summary>Runs the batch in <see cref="Input"/> through the layers, up to the logits or up to the outputs.</summary>
    public void Forward(int samples, bool isTraining, long step, bool upToLogits) => _layers.Forward(Input(samples), isTraining, step, upToLogits);

    /// <summary>Turns logits into outputs, for those who look at predictions after a loss has worked on logits.</summary>
    public void ActivateLogits(int samples) => _layers.ActivateLast(samples);

    /// <summary>Goes back through the layers from the gradient in <see cref="OutputGradient"/> and leaves the gradient of every weight.</summary>
    public void Backward(int samples, long step, bool fromLogits) => _layers.Backward(Input(samples), step, fromLogits, default);
}
