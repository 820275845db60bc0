namespace FnnKit.Layers;

/// <summary>Draws weights from a normal distribution, and divides those of each unit so that its sums have the standard deviation 1 over training samples.</summary>
/// <remarks>
/// With z the output of a unit before bias and activation: <c>w = n / deviation(z)</c>, n drawn from N(0, 1) and the deviation that of the population. A unit whose
/// output is the same for all samples keeps what was drawn. Source: the weight initialization 'std' of RealMLP, Holzmüller, Grinsztajn and Steinwart, Better by
/// default: strong pre-tuned MLPs and boosted trees on tabular data, NeurIPS 2024.
/// </remarks>
[Initializer("data-standardized")]
public sealed class DataStandardized : IDataInitializer
{
    /// <inheritdoc/>
    public void Fill(Span<double> values, ParameterPlan parameter, RandomStream random) => random.FillNormal(values);

    /// <inheritdoc/>
    public void Adjust(Span<double> values, ParameterPlan parameter, in InitializationSamples samples, RandomStream random)
    {
        int units = UnitOutputs.Count(parameter, samples), length = values.Length / units;
        double[] centred = new double[samples.Outputs.Values.Length / units];
        for (int unit = 0; unit < units; unit++)
        {
            var outputs = UnitOutputs.Get(samples, unit, units);
            double mean = Reductions.Sum(outputs) / outputs.Length;
            for (int i = 0; i < outputs.Length; i++)
                centred[i] = outputs[i] - mean;
            double deviation = Math.Sqrt(Reductions.SumOfSquares<double>(centred) / centred.Length);
            var weights = values.Slice(unit * length, length);
            // What is left of equal numbers by rounding is no deviation.
            if (deviation > 1e-12 * Math.Abs(mean) && double.IsNormal(deviation))
                Vectors.Divide(weights, deviation, weights);
        }
    }
}
