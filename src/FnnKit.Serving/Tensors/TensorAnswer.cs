namespace FnnKit.Serving;

/// <summary>Makes the output tensors of predictions.</summary>
internal static class TensorAnswer
{
    /// <summary>The outputs that a request asks for, or all, each with whether it is wanted as bytes.</summary>
    /// <exception cref="RequestException">It asks for one that the model does not have, or for one twice.</exception>
    public static IReadOnlyList<(OutputTensor Tensor, bool IsBinary)> Create(Model model, double[] outputs, int rows, InferRequest request)
    {
        var names = Check(model, request.Outputs);
        return [.. names.Select(output => (Create(model, outputs, rows, output.Name), output.IsBinary ?? request.AllBinary))];
    }

    /// <summary>The outputs that are wanted, before there is anything to predict.</summary>
    /// <exception cref="RequestException">The model does not have one, or one is wanted twice.</exception>
    public static IReadOnlyList<RequestedOutput> Check(Model model, IReadOnlyList<RequestedOutput>? wanted)
    {
        string[] names = [.. TensorPlan.Outputs(model).Select(output => output.Name)];
        if (wanted is null || wanted.Count == 0)
            return [.. names.Select(name => new RequestedOutput(name, null))];
        foreach (var output in wanted)
        {
            if (!names.Contains(output.Name))
                throw RequestException.Bad($"There is no output '{output.Name}'{NearestName.Suggest(output.Name, names)}; the outputs are {string.Join(", ", names)}.");
            if (wanted.Count(other => other.Name == output.Name) > 1)
                throw RequestException.Bad($"The output '{output.Name}' is wanted twice; name it once.");
        }

        return wanted;
    }

    private static OutputTensor Create(Model model, double[] outputs, int rows, string name)
    {
        var type = model.HasSinglePredictions ? TensorType.FP32 : TensorType.FP64;
        int width = model.OutputCount, classes = model.Classes.Count;
        if (name == "values")
            return new(name, type, [rows, width]) { Numbers = outputs };
        if (name == "class")
            return new(name, TensorType.BYTES, [rows]) { Texts = [.. Enumerable.Range(0, rows).Select(row => model.Classes[model.ClassOf(outputs.AsSpan(row * width, width))])] };
        double[] numbers = new double[rows * classes];
        for (int i = 0; i < numbers.Length; i++)
            numbers[i] = ClassNumbers.Get(model, outputs.AsSpan(i / classes * width, width), i % classes);
        return new(name, type, [rows, classes]) { Numbers = numbers };
    }
}
