namespace FnnKit;

/// <summary>A parameter in its place in the arena of weights.</summary>
/// <param name="Name">Its name in the network: <c>layer.parameter</c>.</param>
/// <param name="Plan">Its shape and initializer.</param>
/// <param name="Offset">Where it begins in the arena of weights.</param>
public sealed record PlannedParameter(string Name, ParameterPlan Plan, int Offset) : PlannedArray(Name, Plan.Shape, Offset);
