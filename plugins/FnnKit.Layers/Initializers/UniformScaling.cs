namespace FnnKit.Layers;

/// <summary>Draws weights evenly around zero with a variance that the fans of the parameter decide.</summary>
/// <remarks>A number drawn evenly from [-a, a) has the variance <c>a²/3</c>, so <c>a = sqrt(3 · variance)</c>.</remarks>
public abstract class UniformScaling : IInitializer
{
    /// <inheritdoc/>
    public void Fill(Span<double> values, ParameterPlan parameter, RandomStream random)
    {
        double limit = Math.Sqrt(3 * Variance(parameter));
        random.FillUniform(values);
        foreach (ref double value in values)
            value = limit * ((2 * value) - 1);
    }

    /// <summary>The variance that the weights are to have.</summary>
    protected abstract double Variance(ParameterPlan parameter);
}
