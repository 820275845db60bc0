namespace FnnKit;

/// <summary>A state in its place in the arena of states.</summary>
/// <param name="Name">Its name in the network: <c>layer.state</c>.</param>
/// <param name="Plan">Its shape, and what it is before training.</param>
/// <param name="Offset">Where it begins in the arena of states.</param>
public sealed record PlannedState(string Name, StatePlan Plan, int Offset) : PlannedArray(Name, Plan.Shape, Offset);
