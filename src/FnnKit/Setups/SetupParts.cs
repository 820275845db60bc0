namespace FnnKit;

/// <summary>The parts that no run can do without.</summary>
internal sealed record SetupParts(IDataLoader Loader, ILoss Loss, IOptimizer Optimizer);
