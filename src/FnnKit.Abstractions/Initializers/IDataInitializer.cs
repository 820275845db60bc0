namespace FnnKit;

/// <summary>
/// An initializer that looks at data: after <see cref="IInitializer.Fill"/> it sees what the layer makes of some training samples, and adjusts what it filled.
/// </summary>
/// <remarks>
/// The host initializes layer by layer, and the parameters of a layer in the order of its plan, in double precision and on a bounded number of samples that the
/// seed chooses. Where there is no data, only <see cref="IInitializer.Fill"/> is called.
/// </remarks>
public interface IDataInitializer : IInitializer
{
    /// <summary>Adjusts a parameter, or a state, to data.</summary>
    /// <param name="values">What <see cref="IInitializer.Fill"/> gave, outputs first: <c>[out, in]</c>.</param>
    /// <param name="parameter">Its shape and fans.</param>
    /// <param name="samples">What comes into the layer and what it makes of it, with these values in place.</param>
    /// <param name="random">Random numbers for this call alone.</param>
    /// <exception cref="ShapeException">The initializer cannot be used for this parameter.</exception>
    void Adjust(Span<double> values, ParameterPlan parameter, in InitializationSamples samples, RandomStream random);
}
