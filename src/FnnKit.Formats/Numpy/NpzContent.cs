namespace FnnKit.Formats;

/// <summary>What a .npz archive holds.</summary>
/// <param name="Arrays">The arrays of numbers by name, in the order of the archive.</param>
/// <param name="Others">What else there is by name, and what it is: text, objects, dates, or no array at all.</param>
public sealed record NpzContent(OrderedDictionary<string, NumericArray> Arrays, OrderedDictionary<string, string> Others);
