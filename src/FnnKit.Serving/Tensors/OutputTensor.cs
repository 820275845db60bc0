namespace FnnKit.Serving;

/// <summary>A tensor of an answer.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its datatype.</param>
/// <param name="Shape">Its shape.</param>
internal sealed record OutputTensor(string Name, TensorType Type, int[] Shape)
{
    /// <summary>The numbers in row-major order; empty for text.</summary>
    public double[] Numbers { get; init; } = [];

    /// <summary>The texts in row-major order; empty for numbers.</summary>
    public string[] Texts { get; init; } = [];
}
