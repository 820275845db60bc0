namespace FnnKit.Serving;

/// <summary>Rows of a request as a model takes them.</summary>
/// <param name="Features">One row of features after the other.</param>
/// <param name="Count">How many rows there are.</param>
/// <param name="Odd">Unknown categories and missing values, by row.</param>
internal sealed record SampleRows(double[] Features, int Count, IReadOnlyList<OddValue> Odd);
