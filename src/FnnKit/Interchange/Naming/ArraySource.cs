using FnnKit.Formats;

namespace FnnKit;

/// <summary>Where the numbers of a parameter or state come from in the file of another program.</summary>
/// <param name="Name">The name of the array there.</param>
/// <param name="IsTransposed">Whether its axes stand the other way round: inputs first.</param>
internal sealed record ArraySource(string Name, bool IsTransposed = false)
{
    /// <summary>The height, width and channels that its inputs are a flattened image of, where the other program keeps channels last; otherwise null.</summary>
    public (int Height, int Width, int Channels)? Image { get; init; }

    /// <summary>The array as parameters are kept: outputs first, then channels, then height and width.</summary>
    public NumericArray Transpose(NumericArray array)
    {
        if (!IsTransposed || array.Shape.Count < 2)
            return array;
        int[] shape = Image is { } image && array.Shape.Count == 2 && array.Shape[0] == image.Height * image.Width * image.Channels
            ? [image.Height, image.Width, image.Channels, array.Shape[1]] : [.. array.Shape];
        // Outputs and inputs change places; before them may stand height and width, which go behind.
        int[] order = [shape.Length - 1, shape.Length - 2, .. Enumerable.Range(0, shape.Length - 2)];
        var turned = Permute(array, shape, order);
        return array.Shape.Count == shape.Length ? turned
            : new NumericArray(turned.ElementType, [turned.Shape[0], (int)(turned.Count / turned.Shape[0])], turned.Bytes);
    }

    private static NumericArray Permute(NumericArray array, int[] shape, int[] order)
    {
        double[] values = new double[array.Count], turned = new double[array.Count];
        array.CopyTo(values);
        int[] strides = new int[shape.Length];
        for (int axis = shape.Length - 1, stride = 1; axis >= 0; stride *= shape[axis--])
            strides[axis] = stride;
        int[] dimensions = [.. order.Select(axis => shape[axis])];
        for (int i = 0; i < turned.Length; i++)
        {
            int source = 0, rest = i;
            for (int axis = dimensions.Length - 1; axis >= 0; rest /= dimensions[axis--])
                source += rest % dimensions[axis] * strides[order[axis]];
            turned[i] = values[source];
        }

        return NumericArray.From<double>(turned, dimensions);
    }
}
