namespace FnnKit.Cli;

/// <summary>Predictions in some format, as they come.</summary>
internal interface IPredictionWriter : IDisposable
{
    /// <summary>Writes predictions.</summary>
    /// <param name="outputs">One row of outputs after the other.</param>
    void Write(ReadOnlySpan<double> outputs);

    /// <summary>Writes what belongs at the end.</summary>
    void Finish();
}
