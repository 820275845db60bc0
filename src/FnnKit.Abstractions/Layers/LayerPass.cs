using System.Numerics;

namespace FnnKit;

/// <summary>What the host lends a layer for one call: its parameters, gradients, states, buffers, random numbers and matrix products.</summary>
/// <typeparam name="T">The precision of the network.</typeparam>
public readonly ref struct LayerPass<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly LayerMemory<T> _memory;
    private readonly int _samples;

    /// <summary>Lends a layer its memory for one call.</summary>
    /// <param name="memory">The memory of the layer.</param>
    /// <param name="samples">How many samples the batch has.</param>
    /// <param name="isTraining">Whether the call is part of training.</param>
    /// <param name="random">Random numbers of the layer in this step.</param>
    /// <param name="epilogue">The activation that the layer applies itself; null where there is none or where the host applies it.</param>
    public LayerPass(LayerMemory<T> memory, int samples, bool isTraining, RandomStream random, TileEpilogue<T>? epilogue = null)
    {
        _memory = memory;
        _samples = samples;
        IsTraining = isTraining;
        Random = random;
        Epilogue = epilogue;
    }

    /// <summary>Whether the call is part of training; predictions and evaluation are not.</summary>
    public bool IsTraining { get; }

    /// <summary>Where training stands, for numbers that follow a schedule; the same for Forward and Backward.</summary>
    public Progress Progress { get; init; } = Progress.Start;

    /// <summary>Random numbers of this layer in this step, the same for Forward and Backward.</summary>
    public RandomStream Random { get; }

    /// <summary>
    /// The elementwise activation to apply to what is written, to be handed on to <see cref="MatrixProducts.Multiply"/>; null where there is none or
    /// where the host applies it. Only layers whose plan says <see cref="LayerPlan.AppliesEpilogue"/> get one.
    /// </summary>
    public TileEpilogue<T>? Epilogue { get; }

    /// <summary>What the layer was planned for.</summary>
    public LayerInput Input => _memory.Input;

    /// <summary>The matrix products of the engine, with their threads.</summary>
    public MatrixProducts Products => _memory.Products;

    /// <summary>A parameter: <c>[out, in]</c>, further dimensions folded into the columns; a vector is one row.</summary>
    public ReadOnlyMatrix<T> Parameter(int index) => _memory.Parameter(index);

    /// <summary>The gradient of a parameter, in its shape, to be overwritten in Backward.</summary>
    public Matrix<T> Gradient(int index) => _memory.Gradient(index);

    /// <summary>A state as it stands, in the shape of a parameter.</summary>
    public ReadOnlyMatrix<T> State(int index) => _memory.State(index);

    /// <summary>A state, to be moved on by a step of training.</summary>
    /// <exception cref="InvalidOperationException">The call is no part of training: predictions leave a model as it is.</exception>
    public Matrix<T> StateToUpdate(int index)
        => IsTraining ? _memory.State(index) : throw new InvalidOperationException("A layer may change its states while training alone.");

    /// <summary>What the layers inside gave, <c>[their outputs, samples]</c>.</summary>
    public ReadOnlyMatrix<T> Inner => _memory.Inner(_samples);

    /// <summary>The gradient of the loss with respect to what the layers inside gave, to be overwritten in Backward: every element must be written.</summary>
    public Matrix<T> InnerGradient => _memory.InnerGradient(_samples);

    /// <summary>A buffer <c>[rows, samples]</c> that keeps its contents from Forward to Backward.</summary>
    public Matrix<T> Saved(int index) => _memory.Saved(index, _samples);

    /// <summary>A buffer <c>[rows, samples]</c> for the time of this call; its contents are undefined.</summary>
    public Matrix<T> Scratch(int index) => _memory.Scratch(index, _samples);
}
