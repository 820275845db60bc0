using FnnKit.Formats;

namespace FnnKit.Data;

/// <summary>An array, and what messages call it: its file, or file and name.</summary>
internal sealed record NamedArray(string Name, NumericArray Array);
