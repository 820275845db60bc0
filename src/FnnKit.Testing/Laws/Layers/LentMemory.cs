using System.Collections.Immutable;
using System.Numerics;

namespace FnnKit.Testing.Laws;

/// <summary>Makes the memory that a host lends to the first layer of a network.</summary>
internal static class LentMemory
{
    /// <summary>Makes the memory of the first layer; its buffers are its own.</summary>
    /// <param name="network">The network, with the layer's parameters and states.</param>
    /// <param name="gradient">The gradient of the weights.</param>
    /// <param name="samples">The largest number of samples in a batch.</param>
    /// <param name="inner">The place of the outputs of the layers inside the layer, and of their gradient.</param>
    public static LayerMemory<T> Create<T>(Network<T> network, Arena<T> gradient, int samples, params ImmutableArray<MemoryRegion<T>> inner)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var layer = network.Plan.Layers[0];
        var parameters = network.Plan.Parameters.Skip(layer.FirstParameter).Take(layer.Plan.Parameters.Count).ToArray();
        return new LayerMemory<T>(new MatrixProducts(ThreadTeam.Single))
        {
            Input = layer.Input,
            Parameters = [.. parameters.Select(parameter => Region(network.Weights, parameter))],
            Gradients = [.. parameters.Select(parameter => Region(gradient, parameter))],
            States = [.. network.Plan.States.Skip(layer.FirstState).Take(layer.Plan.States.Count).Select(state => Region(network.States, state))],
            SavedBuffers = Buffers<T>(layer.Plan.Saved, samples),
            ScratchBuffers = Buffers<T>(layer.Plan.Scratch, samples),
            InnerBuffers = inner,
        };
    }

    private static MemoryRegion<T> Region<T>(Arena<T> arena, PlannedArray array)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int rows = array.Shape.Dimensions.Length > 1 ? array.Shape.Dimensions[0] : 1;
        return new(arena, array.Offset, rows, array.Shape.Size / rows);
    }

    private static ImmutableArray<MemoryRegion<T>> Buffers<T>(IReadOnlyList<int> rows, int samples)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => [.. rows.Select(count => new MemoryRegion<T>(new Arena<T>((long)count * samples), 0, count, samples))];
}
