namespace FnnKit.Layers;

/// <summary>Draws weights from a normal distribution around zero with a variance that the fans of the parameter decide.</summary>
public abstract class NormalScaling : IInitializer
{
    /// <inheritdoc/>
    public void Fill(Span<double> values, ParameterPlan parameter, RandomStream random)
    {
        double deviation = Math.Sqrt(Variance(parameter));
        random.FillNormal(values);
        foreach (ref double value in values)
            value *= deviation;
    }

    /// <summary>The variance that the weights are to have.</summary>
    protected abstract double Variance(ParameterPlan parameter);
}
