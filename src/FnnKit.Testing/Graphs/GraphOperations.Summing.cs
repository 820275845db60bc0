namespace FnnKit.Testing;

// Operations that compute numbers out of several.
internal static partial class GraphOperations
{
    public static IReadOnlyList<GraphTensor>? Summing(GraphCall call) => call.Name switch
    {
        "Gemm" => [Gemm(call)],
        "MatMul" => [Product(call.X, call.Inputs[1]!)],
        "Softmax" => [Along(call, row => Softmax(row))],
        "LogSoftmax" => [Along(call, row => [.. Softmax(row).Select(p => Math.Log(p))])],
        "CumSum" => [Along(call.X, call.X.Axis(call.Integers(1)[0]), RunningSum)],
        "ReduceSum" => [Reduce(call, call.Optional(1) is null ? null : call.Integers(1), row => row.Sum())],
        "ReduceMean" => [Reduce(call, call.Attribute("axes"), row => row.Average())],
        "ReduceMax" => [Reduce(call, call.Attribute("axes"), row => row.Max())],
        "ReduceMin" => [Reduce(call, call.Attribute("axes"), row => row.Min())],
        "ReduceProd" => [Reduce(call, call.Attribute("axes"), row => row.Aggregate((a, b) => a * b))],
        _ => null,
    };

    private static GraphTensor Gemm(GraphCall call)
    {
        GraphTensor a = call.Attribute("transA", 0) == 0 ? call.X : Transpose(call.X, [1, 0]);
        GraphTensor b = call.Attribute("transB", 0) == 0 ? call.Inputs[1]! : Transpose(call.Inputs[1]!, [1, 0]);
        double alpha = call.Attribute("alpha", 1.0), beta = call.Attribute("beta", 1.0);
        var product = Product(a, b).Map(value => alpha * value);
        return call.Optional(2) is { } c ? GraphTensor.Combine([product, c], x => x[0] + (beta * x[1])) : product;
    }

    private static GraphTensor Product(GraphTensor a, GraphTensor b)
    {
        if (a.Dimensions.Length != 2 || b.Dimensions.Length != 2 || a[1] != b[0])
            throw new GraphException($"its graph multiplies [{string.Join(", ", a.Dimensions)}] by [{string.Join(", ", b.Dimensions)}]");
        double[] values = new double[a[0] * b[1]];
        for (int i = 0; i < values.Length; i++)
        {
            for (int k = 0; k < a[1]; k++)
                values[i] += a.Values[(i / b[1] * a[1]) + k] * b.Values[(k * b[1]) + (i % b[1])];
        }

        return new(values, a[0], b[1]);
    }

    private static double[] Softmax(double[] row)
    {
        double[] powers = [.. row.Select(x => Math.Exp(x - row.Max()))];
        return [.. powers.Select(power => power / powers.Sum())];
    }

    private static double[] RunningSum(double[] row)
    {
        double sum = 0;
        return [.. row.Select(x => sum += x)];
    }

    private static GraphTensor Along(GraphCall call, Func<double[], double[]> function) => Along(call.X, call.X.Axis(call.Attribute("axis", -1)), function);

    /// <summary>Works on the numbers along an axis, which stay as many.</summary>
    private static GraphTensor Along(GraphTensor x, int axis, Func<double[], double[]> function)
    {
        int[] order = [.. Enumerable.Range(0, x.Dimensions.Length).Where(other => other != axis), axis];
        var turned = Transpose(x, order);
        double[] values = [.. turned.Values.Chunk(x[axis]).SelectMany(function)];
        return Transpose(new(values, turned.Dimensions), [.. Enumerable.Range(0, order.Length).Select(other => Array.IndexOf(order, other))]);
    }

    private static GraphTensor Reduce(GraphCall call, int[]? axes, Func<double[], double> function)
    {
        var x = call.X;
        int rank = x.Dimensions.Length;
        int[] reduced = [.. (axes ?? [.. Enumerable.Range(0, rank)]).Select(axis => x.Axis(axis)).Order()];
        int[] order = [.. Enumerable.Range(0, rank).Except(reduced), .. reduced];
        int size = reduced.Aggregate(1, (product, axis) => product * x[axis]);
        double[] values = [.. Transpose(x, order).Values.Chunk(size).Select(function)];
        bool keeps = call.Attribute("keepdims", 1) != 0;
        return new(values, [.. Enumerable.Range(0, rank).Where(axis => keeps || !reduced.Contains(axis)).Select(axis => reduced.Contains(axis) ? 1 : x[axis])]);
    }
}
