namespace FnnKit.Formats;

/// <summary>What a safetensors file holds.</summary>
/// <param name="Tensors">The tensors by name, in the order of their data.</param>
/// <param name="Metadata">The text that goes with them.</param>
public sealed record SafetensorsContent(OrderedDictionary<string, NumericArray> Tensors, IReadOnlyDictionary<string, string> Metadata);
