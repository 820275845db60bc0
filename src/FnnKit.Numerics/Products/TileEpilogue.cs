namespace FnnKit;

/// <summary>
/// What is still to be done to a product while it is in cache (an activation, say): elementwise and in place. Called exactly once for each element of the
/// product, possibly on several threads at once.
/// </summary>
/// <param name="values">A run of one row of the product.</param>
/// <typeparam name="T">The element type.</typeparam>
public delegate void TileEpilogue<T>(Span<T> values);
