namespace FnnKit.Layers;

/// <summary>Places the edges of bins at the quantiles of training samples; equal quantiles become one edge, and the last edge fills what is left.</summary>
/// <param name="inputs">The inputs that the rows of edges are for.</param>
internal sealed class QuantileEdges(int[] inputs) : IDataInitializer
{
    /// <summary>Without data, edges lie evenly between these limits, as for numbers that are standardized.</summary>
    private const double Limit = 3;

    public void Fill(Span<double> values, ParameterPlan parameter, RandomStream random)
    {
        int edges = values.Length / inputs.Length;
        for (int i = 0; i < values.Length; i++)
            values[i] = -Limit + (2 * Limit * (i % edges) / (edges - 1));
    }

    public void Adjust(Span<double> values, ParameterPlan parameter, in InitializationSamples samples, RandomStream random)
    {
        int count = values.Length / inputs.Length;
        for (int i = 0; i < inputs.Length; i++)
        {
            double[] sorted = samples.Inputs[inputs[i]].ToArray();
            sorted.AsSpan().Sort();
            var edges = values.Slice(i * count, count);
            int distinct = 0;
            for (int edge = 0; edge < count; edge++)
            {
                double place = (double)edge / (count - 1) * (sorted.Length - 1);
                int below = (int)place, above = Math.Min(below + 1, sorted.Length - 1);
                double quantile = sorted[below] + ((place - below) * (sorted[above] - sorted[below]));
                if (distinct == 0 || quantile > edges[distinct - 1])
                    edges[distinct++] = quantile;
            }

            edges[distinct..].Fill(edges[distinct - 1]);
        }
    }
}
