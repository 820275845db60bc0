using FnnKit.Benchmarks.Steady;

namespace FnnKit.Benchmarks.Measurements;

/// <summary>Nanoseconds an element of the shipped activations, forward and backward, on one thread and data that fit into the second-level cache.</summary>
internal static class ActivationTimes
{
    public const int Length = 16_384;

    public static readonly string[] Names = ["relu", "leaky-relu", "elu", "sigmoid", "tanh", "softplus", "swish", "gelu", "softmax"];

    public static (string Name, double Value)[] All() => [.. Names.SelectMany(Of)];

    private static IEnumerable<(string Name, double Value)> Of(string name)
    {
        // Softmax runs over the features of a sample: ten of them. To the others the shape is all one.
        int rows = name == "softmax" ? 10 : 1, columns = Length / rows;
        var activation = (IActivation)Work.Catalogue.Create(PartKind.Get(typeof(IActivation))!, name);
        Arena<float> x = ProductRates.Filled<float>(Length), y = new(Length), dy = ProductRates.Filled<float>(Length), dx = new(Length);
        foreach (ref float value in x.Span)
            value = (8 * value) - 4;
        double forward = BestTime.Of(() => activation.Forward(new Matrix<float>(x.Span, rows, columns), new Matrix<float>(y.Span, rows, columns)), calls: 10);
        double backward = BestTime.Of(
            () => activation.Backward<float>(
                new Matrix<float>(x.Span, rows, columns), new Matrix<float>(y.Span, rows, columns), new Matrix<float>(dy.Span, rows, columns), new Matrix<float>(dx.Span, rows, columns)),
            calls: 10);
        yield return ($"{name}:forward", forward / (rows * columns) * 1e9);
        yield return ($"{name}:backward", backward / (rows * columns) * 1e9);
    }
}
