namespace FnnKit.Searches;

/// <summary>The kernels of one setting: one for each point, and the wide one behind them.</summary>
internal interface IKernels
{
    /// <summary>Draws a value from one of the kernels.</summary>
    double Draw(int kernel, RandomStream random);

    /// <summary>Adds the logarithm of each kernel's density at a value.</summary>
    void AddLogDensities(double value, Span<double> terms);
}
