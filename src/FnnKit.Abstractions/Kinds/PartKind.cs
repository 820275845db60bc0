namespace FnnKit;

/// <summary>A kind of part: what it is called, and the contract that its parts fulfil.</summary>
/// <param name="Name">The kind in words, as errors and listings say it.</param>
/// <param name="Contract">The interface that parts of this kind export.</param>
public sealed record PartKind(string Name, Type Contract)
{
    /// <summary>Every kind there is, in the order in which listings show them.</summary>
    public static IReadOnlyList<PartKind> All { get; } =
    [
        new("layer", typeof(ILayer)),
        new("activation", typeof(IActivation)),
        new("loss", typeof(ILoss)),
        new("optimizer", typeof(IOptimizer)),
        new("schedule", typeof(ISchedule)),
        new("initializer", typeof(IInitializer)),
        new("data loader", typeof(IDataLoader)),
        new("transform", typeof(ITransform)),
        new("sampler", typeof(ISampler)),
        new("metric", typeof(IMetric)),
        new("callback", typeof(ICallback)),
        new("preset", typeof(IPreset)),
        new("search", typeof(ISearch)),
        new("pruner", typeof(IPruner)),
    ];

    /// <summary>The kind whose contract a type is, or null if it is none.</summary>
    public static PartKind? Get(Type contract) => All.FirstOrDefault(kind => kind.Contract == contract);

    /// <inheritdoc/>
    public override string ToString() => Name;
}
