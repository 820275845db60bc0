using System.Numerics;

namespace FnnKit;

/// <summary>
/// The memory in which one thread of work runs a network: the outputs and buffers of every layer for a batch, and the gradients if it learns. Use it to run a
/// network forward and backward yourself, for example to compute the gradient of an output with respect to the inputs. To train, use
/// <see cref="TrainingSession{T}"/>; to predict, use <see cref="Model"/>.
/// </summary>
/// <remarks>
/// Several workspaces can run the same network at the same time, as long as none of them changes its weights or states. A call allocates no memory.
/// </remarks>
/// <typeparam name="T">The precision of the network.</typeparam>
public sealed class Workspace<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly LayerStack<T> _layers;
    private readonly LayerBuffers<T> _buffers;
    private readonly Arena<T> _mean;
    private readonly int _members;

    /// <summary>Creates a workspace.</summary>
    /// <param name="network">The network to run.</param>
    /// <param name="capacity">The largest number of samples in a batch.</param>
    /// <param name="products">The matrix products of the engine, with the threads to compute on.</param>
    /// <param name="learns">Whether gradients are computed; without them a workspace needs less memory.</param>
    /// <param name="seed">The seed for layers that draw random numbers.</param>
    public Workspace(Network<T> network, int capacity, MatrixProducts products, bool learns, long seed = 0)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(products);
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 1);
        Capacity = capacity;
        Learns = learns;
        Gradient = new Arena<T>(learns ? network.Plan.WeightCount : 0);
        var memories = new LayerMemories<T>(network.Plan, network.Weights, Gradient, network.States, capacity, products);
        _members = network.Plan.Members;
        _mean = new Arena<T>(_members == 1 ? 0 : (long)capacity * network.Plan.Output.Size);
        _layers = new LayerStack<T>(network.Plan.Layers, memories, capacity, learns, seed);
        _buffers = _layers.Buffers;
    }

    /// <summary>The largest number of samples in a batch.</summary>
    public int Capacity { get; }

    /// <summary>Whether the workspace computes gradients.</summary>
    public bool Learns { get; }

    /// <summary>Where training stands, for layers with numbers that follow a schedule. Set it before <see cref="Forward"/>.</summary>
    public Progress Progress
    {
        get => _layers.Progress;
        set => _layers.Progress = value;
    }

    /// <summary>The gradient of every weight, laid out as the weights are; empty if the workspace does not learn.</summary>
    public Arena<T> Gradient { get; }

    /// <summary>The place for a batch of inputs, <c>[features, samples]</c>. Fill it before <see cref="Forward"/>.</summary>
    /// <param name="samples">The number of samples in the batch.</param>
    public Matrix<T> Input(int samples) => _buffers.Input(samples);

    /// <summary>The outputs of the last layer before its activation, <c>[outputs, samples]</c>, or <c>[outputs, members · samples]</c> of several members.</summary>
    /// <param name="samples">The number of samples in the batch.</param>
    public Matrix<T> Logits(int samples) => MemberLayout.Split(_buffers.Linear(_layers.Last, samples), _members);

    /// <summary>The outputs of the network, <c>[outputs, samples]</c>, or <c>[outputs, members · samples]</c> of several members.</summary>
    /// <param name="samples">The number of samples in the batch.</param>
    public Matrix<T> Output(int samples) => MemberLayout.Split(_buffers.Output(_layers.Last, samples), _members);

    /// <summary>What the network predicts, <c>[outputs, samples]</c>: its outputs, or the mean of those of its members.</summary>
    /// <param name="samples">The number of samples in the batch.</param>
    public Matrix<T> Prediction(int samples)
    {
        if (_members == 1)
            return Output(samples);
        int outputs = Output(samples).Rows;
        var mean = new Matrix<T>(_mean.Span[..(outputs * samples)], outputs, samples);
        MemberLayout.Average(Output(samples), mean);
        return mean;
    }

    /// <summary>
    /// The place for the gradient of the loss with respect to the outputs, or to the logits, in their shape. Fill it before <see cref="Backward"/>.
    /// </summary>
    /// <param name="samples">The number of samples in the batch.</param>
    public Matrix<T> OutputGradient(int samples) => MemberLayout.Split(_buffers.GradientOfOutput(_layers.Last, samples), _members);

    /// <summary>Runs the batch in <see cref="Input"/> through the layers.</summary>
    /// <param name="samples">The number of samples in the batch.</param>
    /// <param name="isTraining">Whether layers behave as in training: dropout drops, batch norm normalizes by the batch.</param>
    /// <param name="step">The step that random numbers are drawn for.</param>
    /// <param name="upToLogits">Whether to leave out the activation of the last layer.</param>
    public void Forward(int samples, bool isTraining, long step, bool upToLogits) => _layers.Forward(Input(samples), isTraining, step, upToLogits);

    /// <summary>Applies the activation of the last layer to the logits, after a <see cref="Forward"/> that left it out.</summary>
    /// <param name="samples">The number of samples in the batch.</param>
    public void ActivateLogits(int samples) => _layers.ActivateLast(samples);

    /// <summary>
    /// Runs backward through the layers from the gradient in <see cref="OutputGradient"/> and writes the gradient of every weight to <see cref="Gradient"/>.
    /// It needs a workspace that learns, and a <see cref="Forward"/> in training mode before it.
    /// </summary>
    /// <param name="samples">The number of samples in the batch.</param>
    /// <param name="step">The same step as in <see cref="Forward"/>.</param>
    /// <param name="fromLogits">Whether the gradient is with respect to the logits.</param>
    /// <param name="inputGradient">Receives the gradient with respect to the inputs, <c>[features, samples]</c>; empty if it is not needed.</param>
    /// <exception cref="InvalidOperationException">The workspace was created without gradients.</exception>
    public void Backward(int samples, long step, bool fromLogits, Matrix<T> inputGradient = default)
    {
        if (!Learns)
            throw new InvalidOperationException("The workspace was created without gradients. Create it with 'learns: true'.");
        _layers.Backward(Input(samples), step, fromLogits, inputGradient);
    }
}
