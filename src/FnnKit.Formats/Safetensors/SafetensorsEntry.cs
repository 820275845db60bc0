namespace FnnKit.Formats;

/// <summary>A tensor as the header of a safetensors file lists it; offsets count from the end of the header.</summary>
internal sealed record SafetensorsEntry(string Name, StoredLayout Layout, long Begin, long End);
