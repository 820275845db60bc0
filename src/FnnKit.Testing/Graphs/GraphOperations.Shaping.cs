namespace FnnKit.Testing;

// Operations that move numbers and compute none.
internal static partial class GraphOperations
{
    public static IReadOnlyList<GraphTensor>? Shaping(GraphCall call) => call.Name switch
    {
        "Reshape" => [Reshape(call.X, call.Integers(1))],
        "Flatten" => [Flatten(call.X, call.X.Axis(call.Attribute("axis", 1)))],
        "Transpose" => [Transpose(call.X, call.Attribute("perm") ?? [.. Enumerable.Range(0, call.X.Dimensions.Length).Reverse()])],
        "Concat" => [Concatenate([.. call.Inputs.Select(input => input!)], call.X.Axis(call.Attribute("axis", 0)))],
        "Slice" => [Slice(call)],
        "Gather" => [Gather(call.X, call.Inputs[1]!, call.X.Axis(call.Attribute("axis", 0)))],
        "TopK" => Sort(call),
        _ => null,
    };

    private static GraphTensor Reshape(GraphTensor x, int[] shape)
    {
        int[] dimensions = [.. shape.Select((size, axis) => size == 0 ? x[axis] : size)];
        int rest = Array.IndexOf(dimensions, -1);
        if (rest >= 0)
            dimensions[rest] = x.Values.Length / dimensions.Where(size => size > 0).Aggregate(1, (product, size) => product * size);
        int count = dimensions.Aggregate(1, (product, size) => product * size);
        return count == x.Values.Length ? new(x.Values, dimensions)
            : throw new GraphException($"its graph takes [{string.Join(", ", x.Dimensions)}] for [{string.Join(", ", dimensions)}]");
    }

    private static GraphTensor Flatten(GraphTensor x, int axis) => new(x.Values, x.Count(..axis), x.Count(axis..));

    private static GraphTensor Transpose(GraphTensor x, int[] order)
    {
        int[] dimensions = [.. order.Select(axis => x[axis])], place = new int[order.Length];
        double[] values = new double[x.Values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            int source = 0;
            for (int axis = 0; axis < order.Length; axis++)
                source = (source * x[axis]) + place[Array.IndexOf(order, axis)];
            values[i] = x.Values[source];
            GraphTensor.Advance(place, dimensions);
        }

        return new(values, dimensions);
    }

    private static GraphTensor Concatenate(GraphTensor[] parts, int axis)
    {
        int outer = parts[0].Count(..axis);
        var values = new List<double>();
        for (int i = 0; i < outer; i++)
        {
            foreach (var part in parts)
                values.AddRange(part.Values.Skip(i * part.Count(axis..)).Take(part.Count(axis..)));
        }

        return new([.. values], [.. parts[0].Dimensions[..axis], parts.Sum(part => part[axis]), .. parts[0].Dimensions[(axis + 1)..]]);
    }

    private static GraphTensor Slice(GraphCall call)
    {
        var x = call.X;
        int[] starts = call.Integers(1), ends = call.Integers(2);
        int[] axes = call.Optional(3) is null ? [.. Enumerable.Range(0, starts.Length)] : call.Integers(3);
        for (int i = 0; i < axes.Length; i++)
        {
            int axis = x.Axis(axes[i]), size = x[axis];
            int start = Math.Clamp(starts[i] < 0 ? starts[i] + size : starts[i], 0, size), end = Math.Clamp(ends[i] < 0 ? ends[i] + size : ends[i], 0, size);
            x = Gather(x, GraphTensor.Create([.. Enumerable.Range(start, Math.Max(0, end - start)).Select(index => (long)index)]), axis);
        }

        return x;
    }

    private static GraphTensor Gather(GraphTensor x, GraphTensor indices, int axis)
    {
        int outer = x.Count(..axis), inner = x.Count((axis + 1)..);
        var values = new List<double>();
        for (int i = 0; i < outer; i++)
        {
            foreach (double index in indices.Values)
                values.AddRange(x.Values.AsSpan(((i * x[axis]) + (int)(index < 0 ? index + x[axis] : index)) * inner, inner));
        }

        return new([.. values], [.. x.Dimensions[..axis], .. indices.Dimensions, .. x.Dimensions[(axis + 1)..]]);
    }

    /// <summary>The largest numbers along the last axis, and where they stood.</summary>
    private static IReadOnlyList<GraphTensor>? Sort(GraphCall call)
    {
        var x = call.X;
        int last = x.Dimensions.Length - 1, size = x[last], kept = call.Integers(1)[0];
        if (x.Axis(call.Attribute("axis", -1)) != last || call.Attribute("largest", 1) != 1)
            return null;
        int[][] places = [.. Enumerable.Range(0, x.Count(..last)).Select(row => Enumerable.Range(0, size).OrderByDescending(i => x.Values[(row * size) + i]).Take(kept).ToArray())];
        int[] dimensions = [.. x.Dimensions[..last], kept];
        return
        [
            new([.. places.SelectMany((row, i) => row.Select(place => x.Values[(i * size) + place]))], dimensions),
            new([.. places.SelectMany(row => row.Select(place => (double)place))], dimensions),
        ];
    }
}
