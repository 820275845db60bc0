namespace FnnKit;

/// <summary>Fills a parameter before training. It works in double precision, so that both precisions start from the same numbers.</summary>
public interface IInitializer
{
    /// <summary>Fills a parameter.</summary>
    /// <param name="values">Receives the values, outputs first: <c>[out, in]</c>.</param>
    /// <param name="parameter">Its shape and fans.</param>
    /// <param name="random">Random numbers for this parameter alone.</param>
    void Fill(Span<double> values, ParameterPlan parameter, RandomStream random);
}
