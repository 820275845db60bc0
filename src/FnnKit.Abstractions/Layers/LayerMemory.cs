using System.Collections.Immutable;
using System.Numerics;

namespace FnnKit;

/// <summary>
/// Where the parameters, gradients, states and buffers of one layer lie. A host makes one for each layer and workspace, and lends it to the layer through
/// <see cref="LayerPass{T}"/>. The training of FnnKit makes them by itself; you need this type to call a layer directly, in a host of your own or in a test.
/// </summary>
/// <remarks>
/// The regions are in the order of the layer's <see cref="LayerPlan"/>. A region that does not fit its arena throws <see cref="ArgumentOutOfRangeException"/>
/// when the layer asks for it.
/// </remarks>
/// <param name="products">The matrix products of the engine.</param>
/// <typeparam name="T">The precision of the network.</typeparam>
public sealed class LayerMemory<T>(MatrixProducts products)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The matrix products of the engine, with their threads.</summary>
    public MatrixProducts Products { get; } = products;

    /// <summary>What the layer was planned for.</summary>
    public required LayerInput Input { get; init; }

    /// <summary>The parameters: <c>[out, in]</c>, further dimensions folded into the columns; a vector is one row.</summary>
    public required ImmutableArray<MemoryRegion<T>> Parameters { private get; init; }

    /// <summary>The gradients of the parameters, in their shapes; empty where nothing is learned.</summary>
    public required ImmutableArray<MemoryRegion<T>> Gradients { private get; init; }

    /// <summary>The states, in the shapes of parameters.</summary>
    public required ImmutableArray<MemoryRegion<T>> States { private get; init; }

    /// <summary>The outputs of the layers inside, then the gradient of them; empty where there are none.</summary>
    public required ImmutableArray<MemoryRegion<T>> InnerBuffers { private get; init; }

    /// <summary>Buffers that keep their contents from Forward to Backward, with room for a whole batch.</summary>
    public required ImmutableArray<MemoryRegion<T>> SavedBuffers { private get; init; }

    /// <summary>Buffers for the time of one call, with room for a whole batch.</summary>
    public required ImmutableArray<MemoryRegion<T>> ScratchBuffers { private get; init; }

    /// <summary>The parameter at an index.</summary>
    public ReadOnlyMatrix<T> Parameter(int index) => At(Parameters[index]);

    /// <summary>The gradient of a parameter.</summary>
    public Matrix<T> Gradient(int index) => At(Gradients[index]);

    /// <summary>The state at an index.</summary>
    public Matrix<T> State(int index) => At(States[index]);

    /// <summary>The outputs of the layers inside for a number of samples.</summary>
    public Matrix<T> Inner(int samples) => At(InnerBuffers[0], samples);

    /// <summary>The gradient of the outputs of the layers inside for a number of samples.</summary>
    public Matrix<T> InnerGradient(int samples) => At(InnerBuffers[1], samples);

    /// <summary>A buffer that keeps its contents, for a number of samples.</summary>
    public Matrix<T> Saved(int index, int samples) => At(SavedBuffers[index], samples);

    /// <summary>A buffer for one call, for a number of samples.</summary>
    public Matrix<T> Scratch(int index, int samples) => At(ScratchBuffers[index], samples);

    private static Matrix<T> At(scoped in MemoryRegion<T> region) => At(region, region.Columns);

    private static Matrix<T> At(scoped in MemoryRegion<T> region, int columns)
        => new(region.Arena.Span.Slice(region.Offset, region.Rows * columns), region.Rows, columns);
}
