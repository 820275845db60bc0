namespace FnnKit;

/// <summary>An array in its place in an arena of a network.</summary>
/// <param name="Name">Its name in the network: <c>layer.array</c>.</param>
/// <param name="Shape">Its shape.</param>
/// <param name="Offset">Where it begins in the arena.</param>
public record PlannedArray(string Name, Shape Shape, int Offset);
