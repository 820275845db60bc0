using System.Numerics;

namespace FnnKit;

/// <summary>Receives predictions as they are made.</summary>
/// <param name="outputs">One row of outputs after the other, as many as fell to one reading.</param>
public delegate void PredictionSink(ReadOnlySpan<double> outputs);
