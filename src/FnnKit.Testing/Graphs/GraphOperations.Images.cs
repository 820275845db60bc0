namespace FnnKit.Testing;

// Operations on images, [batch, channels, height, width].
internal static partial class GraphOperations
{
    public static IReadOnlyList<GraphTensor>? Images(GraphCall call) => call.Name switch
    {
        "BatchNormalization" => [Normalize(call)],
        "Conv" when call.Attribute("group", 1) == 1 && (call.Attribute("dilations") ?? []).All(step => step == 1) => [Convolve(call)],
        "MaxPool" => [Pool(call, (sum, _) => sum.Max())],
        "AveragePool" => [Pool(call, (values, area) => values.Sum() / (call.Attribute("count_include_pad", 0) == 0 ? values.Count : area))],
        "GlobalAveragePool" => [Global(call.X, values => values.Average())],
        "GlobalMaxPool" => [Global(call.X, values => values.Max())],
        _ => null,
    };

    private static GraphTensor Normalize(GraphCall call)
    {
        var x = call.X;
        int inner = x.Count(2..), channels = x[1];
        double epsilon = call.Attribute("epsilon", 1e-5);
        double Of(int input, int i) => call.Inputs[input]!.Values[i / inner % channels];
        return new([.. x.Values.Select((value, i) => (Of(1, i) * (value - Of(3, i)) / Math.Sqrt(Of(4, i) + epsilon)) + Of(2, i))], x.Dimensions);
    }

    private static GraphTensor Convolve(GraphCall call)
    {
        GraphTensor x = call.X, weight = call.Inputs[1]!;
        int filters = weight[0], channels = x[1];
        var windows = new GraphWindows(call, x[2], x[3], weight[2], weight[3]);
        double[] values = new double[x[0] * filters * windows.Count];
        for (int i = 0; i < values.Length; i++)
        {
            int place = i % windows.Count, filter = i / windows.Count % filters, sample = i / windows.Count / filters;
            double sum = call.Optional(2)?.Values[filter] ?? 0;
            for (int channel = 0; channel < channels; channel++)
            {
                foreach (var (pixel, tap) in windows.Pixels(place))
                    sum += weight.Values[(((filter * channels) + channel) * windows.Area) + tap] * x.Values[(((sample * channels) + channel) * x.Count(2..)) + pixel];
            }

            values[i] = sum;
        }

        return new(values, x[0], filters, windows.Rows, windows.Columns);
    }

    private static GraphTensor Pool(GraphCall call, Func<IReadOnlyList<double>, int, double> function)
    {
        var x = call.X;
        int[] kernel = call.Attribute("kernel_shape")!;
        var windows = new GraphWindows(call, x[2], x[3], kernel[0], kernel[1]);
        double[] values = new double[x[0] * x[1] * windows.Count];
        for (int i = 0; i < values.Length; i++)
        {
            int image = i / windows.Count * x.Count(2..);
            values[i] = function([.. windows.Pixels(i % windows.Count).Select(pixel => x.Values[image + pixel.Pixel])], windows.Area);
        }

        return new(values, x[0], x[1], windows.Rows, windows.Columns);
    }

    private static GraphTensor Global(GraphTensor x, Func<double[], double> function)
        => new([.. x.Values.Chunk(x.Count(2..)).Select(function)], [x[0], x[1], .. x.Dimensions[2..].Select(_ => 1)]);
}
