using System.Collections.Immutable;
using System.Numerics;

namespace FnnKit;

/// <summary>Finds the places of a layer's parameters, gradients, states and buffers.</summary>
/// <param name="plan">The network.</param>
/// <param name="weights">Its weights.</param>
/// <param name="gradient">The gradient of them, or an empty arena where nothing is learned.</param>
/// <param name="states">Its states.</param>
/// <param name="capacity">The most samples a batch may have.</param>
/// <param name="products">The matrix products of the engine.</param>
internal sealed class LayerMemories<T>(NetworkPlan plan, Arena<T> weights, Arena<T> gradient, Arena<T> states, int capacity, MatrixProducts products)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The team that shares work out.</summary>
    public ThreadTeam Team => products.Team;

    /// <summary>The memory of a layer.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="inner">Where the outputs of the layers inside it and the gradient of them lie; empty if it has none.</param>
    public LayerMemory<T> Create(PlannedLayer layer, params ImmutableArray<MemoryRegion<T>> inner)
    {
        var parameters = plan.Parameters.Skip(layer.FirstParameter).Take(layer.Plan.Parameters.Count).ToArray();
        return new LayerMemory<T>(products)
        {
            Input = layer.Input,
            Parameters = [.. parameters.Select(parameter => Region(weights, parameter))],
            Gradients = gradient.Length > 0 ? [.. parameters.Select(parameter => Region(gradient, parameter))] : [],
            States = [.. plan.States.Skip(layer.FirstState).Take(layer.Plan.States.Count).Select(state => Region(states, state))],
            SavedBuffers = Buffers(layer.Plan.Saved),
            ScratchBuffers = Buffers(layer.Plan.Scratch),
            InnerBuffers = inner,
        };
    }

    private static MemoryRegion<T> Region(Arena<T> arena, PlannedArray array)
    {
        int rows = array.Shape.Dimensions.Length > 1 ? array.Shape.Dimensions[0] : 1;
        return new(arena, array.Offset, rows, array.Shape.Size / rows);
    }

    private ImmutableArray<MemoryRegion<T>> Buffers(IReadOnlyList<int> rows)
    {
        var layout = new ArenaLayout<T>();
        int[] offsets = [.. rows.Select(count => layout.Reserve(count, capacity))];
        var arena = layout.Create();
        return [.. rows.Select((count, i) => new MemoryRegion<T>(arena, offsets[i], count, capacity))];
    }
}
