namespace FnnKit.Layers;

/// <summary>Places the bias of each unit so that its sum is 0 at a random point inside the training samples, where an activation bends.</summary>
/// <remarks>
/// With z the output of a unit before bias and activation: <c>b = -Σ e · z</c> over a few random samples, e drawn from the exponential distribution and divided by
/// its sum. Without data it fills zeros. Source: the bias initialization 'he+5' of RealMLP, Holzmüller, Grinsztajn and Steinwart, Better by default: strong
/// pre-tuned MLPs and boosted trees on tabular data, NeurIPS 2024.
/// </remarks>
[Initializer("data-hull")]
public sealed class DataHull : IDataInitializer
{
    /// <summary>How many samples each point is a mean of.</summary>
    [Range(1, 1000)]
    public int Samples { get; set; } = 5;

    /// <inheritdoc/>
    public void Fill(Span<double> values, ParameterPlan parameter, RandomStream random) => values.Clear();

    /// <inheritdoc/>
    public void Adjust(Span<double> values, ParameterPlan parameter, in InitializationSamples samples, RandomStream random)
    {
        int units = UnitOutputs.Count(parameter, samples);
        if (values.Length != units)
            throw new ShapeException("it fills one number for each unit, such as a bias. Use another initializer for weights.");
        var places = random.For("places");
        for (int unit = 0; unit < units; unit++)
        {
            var outputs = UnitOutputs.Get(samples, unit, units);
            double sum = 0, mass = 0;
            for (int i = 0; i < Samples; i++)
            {
                ulong index = ((ulong)unit * (ulong)Samples) + (ulong)i;
                double share = -Scalar.Log(1 - random.Uniform(index));
                sum += share * outputs[places.Below(outputs.Length, index)];
                mass += share;
            }

            values[unit] -= mass > 0 ? sum / mass : outputs[0];
        }
    }
}
