using System.Numerics;

namespace FnnKit;

/// <summary>Finds the places of a layer's parameters, gradients and buffers.</summary>
internal static class LayerMemories
{
    public static LayerMemory<T> Create<T>(
        PlannedLayer layer, NetworkPlan plan, Arena<T> weights, Arena<T> gradient, int capacity, bool learns, MatrixProducts products)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var parameters = plan.Parameters.Skip(layer.FirstParameter).Take(layer.Plan.Parameters.Count).ToArray();
        return new LayerMemory<T>(products)
        {
            Parameters = [.. parameters.Select(parameter => Region(weights, parameter))],
            Gradients = learns ? [.. parameters.Select(parameter => Region(gradient, parameter))] : [],
            SavedBuffers = Buffers<T>(layer.Plan.Saved, capacity),
            ScratchBuffers = Buffers<T>(layer.Plan.Scratch, capacity),
        };
    }

    private static LayerMemory<T>.Region Region<T>(Arena<T> arena, PlannedParameter parameter)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var shape = parameter.Plan.Shape;
        int rows = shape.Dimensions.Length > 1 ? shape.Dimensions[0] : 1;
        return new(arena, parameter.Offset, rows, shape.Size / rows);
    }

    private static LayerMemory<T>.Region[] Buffers<T>(IReadOnlyList<int> rows, int capacity)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var layout = new ArenaLayout<T>();
        int[] offsets = [.. rows.Select(count => layout.Reserve(count, capacity))];
        var arena = layout.Create();
        return [.. rows.Select((count, i) => new LayerMemory<T>.Region(arena, offsets[i], count, capacity))];
    }
}
