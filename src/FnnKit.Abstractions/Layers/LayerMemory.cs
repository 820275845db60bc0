using System.Numerics;

namespace FnnKit;

/// <summary>Where the parameters, gradients, states and buffers of one layer lie in the arenas of a network. Made by the host, once per layer and workspace.</summary>
internal sealed class LayerMemory<T>(MatrixProducts products)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public readonly record struct Region(Arena<T> Arena, int Offset, int Rows, int Columns);

    public MatrixProducts Products { get; } = products;

    public required LayerInput Input { get; init; }

    public required Region[] Parameters { private get; init; }

    public required Region[] Gradients { private get; init; }

    public required Region[] States { private get; init; }

    /// <summary>The outputs of the layers inside and the gradient of them; empty where there are none.</summary>
    public required Region[] InnerBuffers { private get; init; }

    /// <summary>Buffers of <c>Rows</c> rows with room for <c>Columns</c> samples.</summary>
    public required Region[] SavedBuffers { private get; init; }

    public required Region[] ScratchBuffers { private get; init; }

    public ReadOnlyMatrix<T> Parameter(int index) => At(Parameters[index]);

    public Matrix<T> Gradient(int index) => At(Gradients[index]);

    public Matrix<T> State(int index) => At(States[index]);

    public Matrix<T> Inner(int samples) => At(InnerBuffers[0], samples);

    public Matrix<T> InnerGradient(int samples) => At(InnerBuffers[1], samples);

    public Matrix<T> Saved(int index, int samples) => At(SavedBuffers[index], samples);

    public Matrix<T> Scratch(int index, int samples) => At(ScratchBuffers[index], samples);

    private static Matrix<T> At(in Region region) => At(region, region.Columns);

    private static Matrix<T> At(in Region region, int columns)
        => new(region.Arena.Span.Slice(region.Offset, region.Rows * columns), region.Rows, columns);
}
