using FnnKit.Formats;

namespace FnnKit;

/// <summary>One transform or layer in the graph of a model.</summary>
/// <param name="Name">Its name, unique in the model.</param>
/// <param name="Input">What comes in; its node is a <see cref="GraphInput"/>.</param>
/// <param name="Output">What goes out.</param>
/// <param name="IsDouble">Whether it is computed in double precision, whatever the precision of the model: transforms are.</param>
public sealed record GraphStage(string Name, GraphValue Input, GraphValue Output, bool IsDouble);
