namespace FnnKit.Serving;

/// <summary>A tensor of a request.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its datatype.</param>
/// <param name="Shape">Its shape.</param>
internal sealed record InputTensor(string Name, TensorType Type, IReadOnlyList<long> Shape)
{
    private const int MostDimensions = 16;

    /// <summary>The numbers in row-major order; empty for text.</summary>
    public double[] Numbers { get; init; } = [];

    /// <summary>The texts in row-major order; empty for numbers.</summary>
    public string[] Texts { get; init; } = [];

    /// <summary>How many elements a shape has.</summary>
    /// <exception cref="RequestException">The shape is none, or larger than a request may be.</exception>
    public static int CountElements(string name, IReadOnlyList<long> shape, long most)
    {
        if (shape.Count is 0 or > MostDimensions)
            throw RequestException.Bad($"Input '{name}' needs a shape of 1 to {MostDimensions} dimensions, such as [1, 4].");
        long count = 1;
        foreach (long size in shape)
        {
            if (size < 1)
                throw RequestException.Bad($"Input '{name}' has the size {size} in its shape [{string.Join(", ", shape)}]; sizes must be 1 or more.");
            if (size > most / count)
                throw RequestException.TooLarge($"Input '{name}' has the shape [{string.Join(", ", shape)}], which is more than the {most} values that a request for this model may have.");
            count *= size;
        }

        return (int)count;
    }
}
